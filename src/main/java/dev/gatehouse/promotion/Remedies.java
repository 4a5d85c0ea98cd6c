package dev.gatehouse.promotion;

import dev.gatehouse.action.CheckoutMover;
import dev.gatehouse.action.Offer;
import dev.gatehouse.git.Change;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.LogTemplate;
import dev.gatehouse.record.LedgerTrailer;
import dev.gatehouse.workspace.Checklist;
import dev.gatehouse.workspace.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be done at once about something that is missing or in the way. */
public final class Remedies {
  private static final String CHECKLIST = "docs/MANUAL_VERIFICATION.md";

  private final Promotions promotions;

  Remedies(Promotions promotions) {
    this.promotions = promotions;
  }

  /**
   * Carries out what a failed step offered.
   *
   * @param text the answer to the offer's question: a reason, or a branch's name
   */
  public Promotion take(String id, Offer offer, String text, Who who) throws IOException {
    if (!who.isHuman()) {
      throw new Trouble(
          "Only a person can put prod in order", "Nothing was done", "Ask a person to do it");
    }
    if (!offer.question().isEmpty() && text.isBlank()) {
      throw new Trouble("An answer is needed: " + offer.question(), "Nothing was done", "Write it");
    }
    var prod = promotions.workspace().prod().orElseThrow().root();
    switch (offer) {
      case COMMIT_PROD -> commit(id, prod, text, who);
      case MAKE_REPOSITORY -> {
        var message = LedgerTrailer.on("Put prod under git: " + text, promotions.folder(id));
        try (var git = GitCheckout.init(prod, message, who)) {
          note(id, "prod was made a git repository (" + git.head().orElse("") + "): " + text, who);
        }
      }
      case START_BRANCH -> {
        try (var git = GitCheckout.open(prod)) {
          git.startBranch(text.strip());
        }
        note(id, "prod was put on branch " + text.strip(), who);
      }
      case WRITE_CHECKLIST -> createChecklist();
      case USE_BUILT_IN -> throw new IllegalArgumentException("a step's run takes that one");
    }
    promotions.rediscover();
    return promotions.promotion(id);
  }

  private void commit(String id, Path prod, String reason, Who who) throws IOException {
    try (var git = GitCheckout.open(prod)) {
      var own = promotions.workspace().own();
      var paths =
          git.changes().stream().map(Change::path).filter(path -> !own.contains(path)).toList();
      if (paths.isEmpty()) {
        return;
      }
      var commit = git.commit(paths, LedgerTrailer.on(reason, promotions.folder(id)), who);
      note(
          id,
          "prod's own changes were committed first ("
              + commit.substring(0, 10)
              + "): "
              + reason.strip(),
          who);
    }
  }

  private void note(String id, String text, Who who) throws IOException {
    promotions.append(id, who, EventDraft.of(EventType.NOTED).step("health").text(text));
  }

  /** Writes an empty log into dev, and returns where. */
  public Path createLog() throws IOException {
    return create(promotions.workspace().logOrNew(), LogTemplate.empty());
  }

  /** Writes a checklist from the template into dev, and returns where. */
  public Path createChecklist() throws IOException {
    var text = new StringBuilder("# Manual verification\n");
    var group = "";
    for (var item : Checklist.template()) {
      if (!item.group().equals(group)) {
        group = item.group();
        text.append("\n## ").append(group).append("\n\n");
      }
      text.append("- [ ] ").append(item.text()).append('\n');
    }
    return create(
        promotions.workspace().dev().root().resolve(CHECKLIST),
        text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Path create(Path file, byte[] content) throws IOException {
    if (Files.exists(file)) {
      throw new Trouble(
          file.getFileName() + " is there already, but was not recognised",
          "It was left as it is",
          "Look into it, or name another file in gatehouse.json");
    }
    AtomicFile.write(file, content);
    promotions.rediscover();
    return file;
  }

  /**
   * Gives a promotion up before anything of it is in prod: the former states come back, and the
   * next attempt starts anew.
   */
  public Promotion abandon(String id, String reason, Who who) throws IOException {
    if (!who.isHuman()) {
      throw new Trouble("Only a person can abandon", "Nothing was done", "Ask a person to do it");
    }
    if (reason.isBlank()) {
      throw new Trouble("To abandon, a reason is needed", "Nothing was done", "Write a sentence");
    }
    var promotion = promotions.promotion(id);
    var events = promotion.facts().events();
    if (promotion.facts().isInProd()) {
      throw new Trouble(
          "Prod has been changed already", "Abandoning would leave it so", "Roll it back instead");
    }
    if (promotion.shipsWith().isPresent()) {
      throw new Trouble(
          id + " ships with " + promotion.shipsWith().get(),
          "There is nothing of its own to give up",
          "Let it ship alone again, or abandon " + promotion.shipsWith().get());
    }
    var workspace = promotions.workspace();
    // Where dev was the canonical one before, it is that again; prod is in any other case.
    var owner = formerState(Role.DEV, events).equals(Optional.of("canonical")) ? "dev" : "prod";
    for (var role : Role.values()) {
      var former = formerState(role, events);
      if (former.isPresent()) {
        var checkout = role == Role.DEV ? workspace.dev() : workspace.prod().orElseThrow();
        CheckoutMover.restore(
            checkout,
            former.get(),
            owner,
            id + ", abandoned",
            who,
            promotions.folder(id),
            draft -> append(id, who, draft));
      }
    }
    promotions.together().end(promotion, EventType.ABANDONED, reason.strip(), who);
    promotions.append(id, who, EventDraft.of(EventType.ABANDONED).text(reason.strip()));
    promotions.rediscover();
    return promotions.promotion(id);
  }

  /** The state before the first move; empty where nothing moved. */
  private static Optional<String> formerState(Role role, List<Event> events) {
    var name = role.name().toLowerCase(Locale.ROOT);
    return events.stream()
        .filter(event -> event.type() == EventType.MOVED && event.about().equals(name))
        .map(Event::from)
        .findFirst();
  }

  private void append(String id, Who who, EventDraft draft) {
    try {
      promotions.append(id, who, draft);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
