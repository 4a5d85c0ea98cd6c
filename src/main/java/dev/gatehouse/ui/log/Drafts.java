package dev.gatehouse.ui.log;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.FieldMerge.Conflict;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.ui.shell.Session;
import dev.gatehouse.ui.shell.Session.Contents;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What was typed for the log's entries and not saved: it outlives a look at another entry. */
final class Drafts {
  private final Session session;
  private final Map<String, EntryDraft> open = new HashMap<>();

  Drafts(Session session) {
    this.session = session;
  }

  /** The draft of an entry; empty where nobody edits it. */
  Optional<EntryDraft> of(String id) {
    return Optional.ofNullable(open.get(id));
  }

  void begin(LogEntry entry, List<Field> fields) {
    open.putIfAbsent(entry.id(), new EntryDraft(entry, fields));
  }

  void drop(EntryDraft draft) {
    open.remove(draft.id(), draft);
  }

  /** Takes over what others have written, wherever nothing was typed. */
  void follow(Contents contents) {
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
