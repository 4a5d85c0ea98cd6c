package dev.gatehouse.ui.log;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.FieldMerge.Conflict;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.ui.control.TypedTexts;
import dev.gatehouse.ui.shell.Session;
import dev.gatehouse.ui.shell.Session.Contents;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What was typed for the log's entries and not saved: it outlives a look at another entry. */
final class Drafts {
  /** Between an entry's ID and the key of its field, where what is typed is kept. */
  private static final String CELL = " cell ";

  /** Behind it, where the words are kept that it was typed in place of. */
  private static final String BEFORE = " before";

  private final Session session;
  private final Map<String, EntryDraft> open = new HashMap<>();
  private boolean resumed;

  Drafts(Session session) {
    this.session = session;
  }

  /** The draft of an entry; empty where nobody edits it. */
  Optional<EntryDraft> of(String id) {
    return Optional.ofNullable(open.get(id));
  }

  void begin(LogEntry entry, List<Field> fields) {
    open.computeIfAbsent(entry.id(), id -> kept(entry, new EntryDraft(entry, fields)));
  }

  void drop(EntryDraft draft) {
    if (open.remove(draft.id(), draft)) {
      for (var field : draft.fields()) {
        typed().drop(name(draft, field));
        typed().drop(name(draft, field) + BEFORE);
      }
    }
  }

  /** Goes on with what was typed before the program ended, and keeps what is typed from now on. */
  private EntryDraft kept(LogEntry entry, EntryDraft draft) {
    for (var field : draft.fields()) {
      var name = name(draft, field);
      var before = typed().of(name + BEFORE);
      // Words that nothing is kept in place of were taken out.
      var mine = typed().of(name).or(() -> before.map(words -> ""));
      mine.ifPresent(text -> draft.resume(field, before.orElse(""), text));
      draft.text(field).subscribe((old, now) -> keep(draft, field));
    }
    draft.follow(entry);
    return draft;
  }

  private void keep(EntryDraft draft, Field field) {
    var mine = draft.text(field).get();
    var before = draft.began().getOrDefault(field, "");
    var isTyped = !mine.equals(before);
    typed().put(name(draft, field), isTyped ? mine : "");
    typed().put(name(draft, field) + BEFORE, isTyped ? before : "");
  }

  private static String name(EntryDraft draft, Field field) {
    return draft.id() + CELL + field.key();
  }

  private TypedTexts typed() {
    return session.typed();
  }

  /** Opens the drafts that were left when the program ended last. */
  private void resume(Contents contents) {
    var left =
        typed().all().keySet().stream()
            .filter(name -> name.contains(CELL))
            .map(name -> name.substring(0, name.indexOf(CELL)))
            .collect(Collectors.toSet());
    if (contents.wasRead() && !left.isEmpty() && !resumed) {
      contents.entries().stream()
          .filter(view -> left.contains(view.entry().id()))
          .forEach(view -> begin(view.entry(), EntryDraft.fields(new LogRow(view, 0).hasRecord())));
    }
    resumed |= contents.wasRead();
  }

  /** Takes over what others have written, wherever nothing was typed. */
  void follow(Contents contents) {
    resume(contents);
    if (open.isEmpty()) {
      return;
    }
    for (var view : contents.entries()) {
      of(view.entry().id()).ifPresent(draft -> draft.follow(view.entry()));
    }
  }

  /**
   * Writes what was typed into the log. Where others have changed the same fields meanwhile,
   * nothing is written.
   *
   * @param onConflict gets what a person has to decide
   * @param onSaved told when it is in the log; what failed is told to the session, and stays typed
   */
  void save(EntryDraft draft, Consumer<Collection<Conflict>> onConflict, Runnable onSaved) {
    Who who;
    try {
      who = session.who();
    } catch (Trouble nameless) {
      session.trouble(nameless);
      return;
    }
    var engine = session.promotions();
    var began = draft.began();
    var typed = draft.typed();
    session
        .runner()
        .run(
            "Save " + draft.id(),
            () -> {
              session.safety().check();
              return engine.edits().merge(draft.id(), began, typed, who);
            },
            merge -> {
              if (merge.conflicts().isEmpty()) {
                if (draft.typed().equals(typed)) {
                  drop(draft);
                }
                session.refresh();
                onSaved.run();
              } else {
                onConflict.accept(merge.conflicts().values());
              }
            },
            failure -> {
              session.refresh();
              session.trouble(failure);
            });
  }
}
