package dev.gatehouse.promotion;

import dev.gatehouse.compare.Claims;
import dev.gatehouse.compare.Decision.Choice;
import dev.gatehouse.evidence.Intake;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Artifact;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.log.Status;
import dev.gatehouse.record.EntryLines;
import dev.gatehouse.record.ItemChoices;
import dev.gatehouse.record.RecordCheck;
import dev.gatehouse.workflow.Workflow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What people and agents say and decide about an entry between the runs of its steps. Each deed is
 * in the ledger and the log when its method returns, and returns the promotion as it stands then.
 */
public final class Deeds {
  private final Promotions promotions;
  private final Workflow workflow;

  Deeds(Promotions promotions, Workflow workflow) {
    this.promotions = promotions;
    this.workflow = workflow;
  }

  /** Agrees that the milestone is complete; each name counts once. */
  public Promotion sign(String id, Who who) throws IOException {
    return done(id, who, EventDraft.of(EventType.SIGNED).step("sign-off"));
  }

  /**
   * Stands for something that no check proves.
   *
   * @param about what of the step it speaks of; empty for the step as a whole
   */
  public Promotion state(String id, String step, String about, String text, Who who)
      throws IOException {
    person(who, "A statement");
    var seen = promotions.read(id).inputs().now();
    return done(
        id,
        who,
        EventDraft.of(EventType.STATED)
            .step(step)
            .about(about)
            .text(needed(text, "A statement"))
            .saw(seen));
  }

  /**
   * Says which paths the entry ships.
   *
   * @param claims paths and globs, by line or comma, with or without back-ticks
   */
  public Promotion claim(String id, String claims, Who who) throws IOException {
    var parsed = Claims.parse(claims);
    return done(
        id,
        who,
        EventDraft.of(EventType.CLAIMED).step("update").set(Field.CLAIMS.key(), parsed.asField()));
  }

  /**
   * Decides for deltas as a person has seen them whether they ship.
   *
   * @param seen by path, the identity of the delta that was shown
   * @throws Trouble where one of them is another by now
   */
  public Promotion decideAsSeen(
      String id, Map<String, String> seen, Choice choice, String reason, Who who)
      throws IOException {
    refuseUnlessAsSeen(id, seen);
    return decide(id, List.copyOf(seen.keySet()), choice, reason, who);
  }

  private void refuseUnlessAsSeen(String id, Map<String, String> seen) throws IOException {
    var comparison = promotions.survey(id).comparison();
    for (var path : seen.keySet()) {
      if (comparison
          .delta(path)
          .filter(now -> !now.identity().equals(seen.get(path)))
          .isPresent()) {
        throw new Trouble(
            path + " has changed since it was shown",
            "Nothing was decided",
            "Look at it again, then decide");
      }
    }
  }

  /** Decides for deltas, as they are now, whether they ship. */
  public Promotion decide(String id, List<String> paths, Choice choice, String reason, Who who)
      throws IOException {
    if (choice == Choice.TAILOR) {
      throw new IllegalArgumentException("a tailored file comes with its text");
    }
    if (choice == Choice.EXCLUDE) {
      needed(reason, "To exclude a file, a reason");
    }
    return done(id, who, decision(id, paths, choice).text(reason));
  }

  /**
   * Ships a text of its own for a file that somebody looked at.
   *
   * @param identity that of its delta as it was shown; where it is another now, nothing is decided
   */
  public Promotion tailorAsSeen(String id, String path, String identity, String text, Who who)
      throws IOException {
    refuseUnlessAsSeen(id, Map.of(path, identity));
    return tailor(id, path, text, who);
  }

  /** Ships a text of its own for a path: it is kept with the entry. */
  public Promotion tailor(String id, String path, String text, Who who) throws IOException {
    var content = text.getBytes(StandardCharsets.UTF_8);
    var name = Sha256.of(path).substring(0, 12) + "-" + Path.of(path).getFileName();
    var kept = promotions.evidence(id).keep("readiness", "tailored-" + name, content);
    return done(id, who, decision(id, List.of(path), Choice.TAILOR).artifacts(List.of(kept)));
  }

  private EventDraft decision(String id, List<String> paths, Choice choice) throws IOException {
    var comparison = promotions.survey(id).comparison();
    var identities = new TreeMap<String, String>();
    for (var path : paths) {
      var delta =
          comparison
              .delta(path)
              .orElseThrow(
                  () ->
                      new Trouble(
                          path + " does not differ any more",
                          "There is nothing to decide about it",
                          "Look at the comparison again"));
      identities.put(path, delta.identity());
    }
    return EventDraft.of(EventType.DECIDED)
        .step("readiness")
        .choice(choice.name().toLowerCase(Locale.ROOT))
        .deltas(identities);
  }

  /** Accepts a finding with a reason. */
  public Promotion accept(String id, String step, String finding, String reason, Who who)
      throws IOException {
    return done(
        id,
        who,
        EventDraft.of(EventType.DECIDED)
            .step(step)
            .about(finding)
            .choice("accepted")
            .text(needed(reason, "To accept a finding, a reason")));
  }

  /** Mandates a reset that the migrations contain. */
  public Promotion mandate(String id, String step, String finding, String reason, Who who)
      throws IOException {
    person(who, "A mandate");
    return done(
        id,
        who,
        EventDraft.of(EventType.MANDATED)
            .step(step)
            .about(finding)
            .text(needed(reason, "A mandate's reason")));
  }

  /** Says that a person looked at what a step found. */
  public Promotion acknowledge(String id, String step, String text, Who who) throws IOException {
    person(who, "An acknowledgement");
    var draft =
        EventDraft.of(EventType.ACKNOWLEDGED)
            .step(step)
            .text(text.isBlank() ? "looked at what changes" : text.strip());
    promotions.proposals().schemaChange(id).ifPresent(seen -> draft.fromTo("", seen.hash()));
    return done(id, who, draft);
  }

  /**
   * Takes what was changed by hand over into the record (a status, a field that holds proof, a
   * transition, a result, a piece of evidence), so that the promotion can go on. What has to pass
   * is still asked for. A closed entry can be acknowledged too.
   *
   * @throws Trouble where nothing was changed that a person can acknowledge, or where what the log
   *     says is no status
   */
  public Promotion acknowledgeEdit(String id, String text, Who who) throws IOException {
    person(who, "An acknowledgement");
    promotions.promotion(id);
    var edits = RecordCheck.edits(promotions.check(id));
    if (edits.isEmpty()) {
      throw new Trouble(
          "The log, the evidence and the record agree",
          "There is nothing to acknowledge",
          "Go on with the promotion");
    }
    for (var edit : edits) {
      if (edit.about().equals("status") && Status.ofText(edit.to()).isEmpty()) {
        throw new Trouble(
            "\"" + edit.to() + "\" is no status",
            "Nothing was recorded",
            "Put " + edit.from() + " back into the entry's row");
      }
    }
    var reason = needed(text, "To acknowledge an edit, a reason");
    for (var edit : edits) {
      promotions.append(
          id,
          who,
          EventDraft.of(EventType.FOUND_EDITED)
              .about(edit.about())
              .fromTo(edit.from(), edit.to())
              .set(edit.set())
              .text(reason));
    }
    return promotions.promotion(id);
  }

  /**
   * Joins what two people recorded in two clones. Both runs of events count from then on; a closed
   * entry can be joined too.
   *
   * @throws Trouble where the record is not forked
   */
  public Promotion join(String id, Who who) throws IOException {
    person(who, "Joining two records");
    promotions.join(id, who);
    return promotions.promotion(id);
  }

  /**
   * Resolves an item of the manual checklist, with evidence that is copied in.
   *
   * @param result one of {@link ItemChoices}
   */
  public Promotion resolve(
      String id, String item, String result, String text, List<Path> evidence, Who who)
      throws IOException {
    person(who, "An item of the checklist");
    if (!ItemChoices.ALL.contains(result)) {
      throw new IllegalArgumentException(result);
    }
    refuseToPassOver(id, item, result);
    var kept = new ArrayList<Artifact>();
    for (var attachment : promotions.promotion(id).evidence()) {
      if (attachment.step().equals("verify") && attachment.about().equals(item)) {
        kept.add(attachment.artifact());
      }
    }
    for (var file : evidence) {
      kept.add(promotions.evidence(id).attach("verify", file));
    }
    if (result.equals(ItemChoices.PASSED) && kept.isEmpty()) {
      needed(text, "For a pass with no evidence, a sentence on what was seen");
    } else if (result.equals(ItemChoices.NOT_APPLICABLE)) {
      needed(text, "To say that an item does not apply, a reason");
    }
    return done(
        id,
        who,
        EventDraft.of(EventType.DECIDED)
            .step("verify")
            .about(item)
            .choice(result)
            .text(text.strip())
            .artifacts(kept));
  }

  /** What has failed on prod does apply: only a later pass settles it. */
  private void refuseToPassOver(String id, String item, String result) throws IOException {
    // A waiver in between takes nothing of that away.
    var before =
        promotions.promotion(id).facts().events().stream()
            .filter(event -> event.type() == EventType.DECIDED && EntryLines.isItem(event))
            .filter(event -> event.about().equals(item))
            .reduce((first, later) -> later);
    if (result.equals(ItemChoices.NOT_APPLICABLE)
        && before.filter(event -> event.choice().equals(ItemChoices.FAILED)).isPresent()) {
      throw new Trouble(
          "\"" + item + "\" has failed, so it does apply",
          "It stays open",
          "Mend it and let it pass, or roll back");
    }
  }

  /** Copies evidence in, hashes it, and writes it into the record, with no caption. */
  public Promotion attach(String id, String step, String about, List<Path> files, Who who)
      throws IOException {
    return attach(id, step, about, "", Intake.ofFiles(files), who);
  }

  /**
   * Copies evidence in, hashes it, and writes it into the record: all of it or nothing.
   *
   * @param about the checklist item that it speaks for; empty where it is the step's
   * @param caption what it shows; may be empty
   */
  public Promotion attach(
      String id, String step, String about, String caption, List<Intake> pieces, Who who)
      throws IOException {
    open(id);
    var store = promotions.evidence(id);
    var kept = store.attach(step, pieces);
    try {
      promotions.append(
          id,
          who,
          EventDraft.of(EventType.ATTACHED)
              .step(step)
              .about(about)
              .text(caption.strip())
              .artifacts(kept));
    } catch (IOException | RuntimeException e) {
      // What the ledger knows already has to stay, whatever else could not be written.
      if (!promotions.knows(id, kept)) {
        store.forget(kept, e);
      }
      throw e;
    }
    return promotions.promotion(id);
  }

  /** Says what a piece of evidence shows, or says it anew; what it showed before stays recorded. */
  public Promotion caption(String id, String path, String caption, Who who) throws IOException {
    var piece = piece(open(id), path);
    return done(
        id,
        who,
        EventDraft.of(EventType.ATTACHED)
            .step(piece.step())
            .about(piece.about())
            .text(caption.strip())
            .artifacts(List.of(piece.artifact())));
  }

  /**
   * Says that a piece of evidence no longer counts; the file stays.
   *
   * @throws Trouble where nobody attached it, or where an item has passed on it alone
   */
  public Promotion withdraw(String id, String path, String reason, Who who) throws IOException {
    var promotion = open(id);
    var piece = piece(promotion, path);
    if (!piece.attached()) {
      throw new Trouble(
          path + " was left by a run of its step",
          "It tells what that run found, and stays",
          "Run the step again where it is out of date");
    }
    refuseWhereAPassRestsOnIt(promotion, piece);
    return done(
        id,
        who,
        EventDraft.of(EventType.WITHDRAWN)
            .step(piece.step())
            .about(path)
            .text(needed(reason, "To withdraw evidence, a reason")));
  }

  private static Attachment piece(Promotion promotion, String path) {
    return promotion.evidence().stream()
        .filter(one -> one.artifact().path().equals(path))
        .findFirst()
        .orElseThrow(
            () ->
                new Trouble(
                    path + " is no evidence of " + promotion.id() + " that counts",
                    "Nothing was recorded",
                    "Look at the list of its evidence"));
  }

  private static void refuseWhereAPassRestsOnIt(Promotion promotion, Attachment piece) {
    var item = promotion.facts().items().get(piece.about());
    if (item == null || !item.result().equals(ItemChoices.PASSED) || !item.text().isBlank()) {
      return;
    }
    var left =
        promotion.evidence().stream()
            .filter(one -> item.evidence().contains(one.artifact()))
            .filter(one -> !one.equals(piece))
            .toList();
    if (item.evidence().contains(piece.artifact()) && left.isEmpty()) {
      throw new Trouble(
          "\"" + piece.about() + "\" has passed on this piece of evidence alone",
          "Without it the pass would rest on nothing, so it was not withdrawn",
          "Attach something better or write what was seen, let the item pass anew, and withdraw it"
              + " then");
    }
  }

  /** Changes a field of the entry; {@link Edits#set} has the rules. */
  public LogEntry edit(String id, Field field, String value, Who who) throws IOException {
    return promotions.edits().set(id, field, value, who);
  }

  /** Writes a dated note, for a step or for the entry as a whole. */
  public Promotion note(String id, String step, String text, Who who) throws IOException {
    return done(id, who, EventDraft.of(EventType.NOTED).step(step).text(needed(text, "A note")));
  }

  /** Leaves a step out that has nothing to do. */
  public Promotion skip(String id, String step, String reason, Who who) throws IOException {
    person(who, "Skipping");
    if (!workflow.step(step).skip()) {
      throw refused(step, "skipped");
    }
    return done(
        id,
        who,
        EventDraft.of(EventType.SKIPPED).step(step).text(needed(reason, "To skip, a reason")));
  }

  /** Does without a step's proof: one person asks for it, a second one answers for it. */
  public Promotion waive(String id, String step, String reason, Who askedBy, Who who)
      throws IOException {
    return done(id, who, new Waivers(promotions).ofStep(step, reason, askedBy, who));
  }

  /**
   * Does without a part of a step: a single gate, or a single item of the checklist.
   *
   * @param part the gate's name, or the item's text
   */
  public Promotion waivePart(
      String id, String step, String part, String reason, Who askedBy, Who who) throws IOException {
    return done(id, who, new Waivers(promotions).ofPart(id, step, part, reason, askedBy, who));
  }

  private Promotion done(String id, Who who, EventDraft draft) throws IOException {
    open(id);
    promotions.append(id, who, draft);
    return promotions.promotion(id);
  }

  private Promotion open(String id) throws IOException {
    var promotion = promotions.promotion(id);
    if (promotion.closed()) {
      throw new Trouble(id + " is closed", "Its record is complete", "Start a new entry");
    }
    return promotion;
  }

  static void person(Who who, String what) {
    if (!who.isHuman()) {
      throw new Trouble(
          what + " is for a person to give, and " + who.name() + " is an agent",
          "Nothing was recorded",
          "Ask a person to do it in the window");
    }
  }

  static String needed(String text, String what) {
    if (text.isBlank()) {
      throw new Trouble(what + " is needed", "Nothing was recorded", "Write a sentence");
    }
    return text.strip();
  }

  static Trouble refused(String step, String how) {
    return new Trouble(
        "Step " + step + " cannot be " + how,
        "The process asks for its proof",
        "Run it, or abandon the promotion");
  }
}
