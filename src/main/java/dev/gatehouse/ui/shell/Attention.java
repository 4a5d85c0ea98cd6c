package dev.gatehouse.ui.shell;

import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.Waiting;
import dev.gatehouse.ui.control.Tone;
import dev.gatehouse.ui.shell.Session.Page;
import dev.gatehouse.ui.task.Latest;
import dev.gatehouse.ui.task.Work;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.util.Subscription;

/**
 * Says what happened while somebody looked away: work that ended or went wrong, and a step that
 * waits for a person. To another program it says so in the title, in the task bar's picture and by
 * the system; to another page by a notice on that one.
 */
final class Attention implements AutoCloseable {
  private final Stage stage;
  private final ObservableValue<Boolean> looking;
  private final Subscription following;
  private final Session session;
  private final Notices notices;
  private final String title;
  private final SystemNotice system;
  private final Image plain = AppIcon.draw(Optional.empty());
  private final Latest questions;
  private final Map<Work, Page> begunOn = new HashMap<>();
  private String toldOf = "";

  /**
   * Begins to say it, until {@link #close}.
   *
   * @param title what the window's title says when nothing has to be said
   * @param looking whether somebody looks at the window
   */
  Attention(
      Stage stage,
      Session session,
      Notices notices,
      String title,
      ObservableValue<Boolean> looking,
      SystemNotice system) {
    this.stage = stage;
    this.looking = looking;
    this.session = session;
    this.notices = notices;
    this.title = title;
    this.system = system;
    this.questions = new Latest(session.runner());
    calm();
    ListChangeListener<Work> begun = this::begun;
    session.runner().running().addListener(begun);
    following =
        Subscription.combine(
            () -> session.runner().running().removeListener(begun),
            session.runner().onEnded(this::ended),
            session.promotionProperty().subscribe(this::moved),
            looking.subscribe(this::looked));
  }

  private void looked(boolean now) {
    if (now) {
      calm();
    }
  }

  /** Says nothing any more, as another workspace takes this one's place. */
  @Override
  public void close() {
    following.unsubscribe();
  }

  private boolean isAway() {
    return !looking.getValue();
  }

  private void calm() {
    stage.setTitle(title);
    stage.getIcons().setAll(plain);
  }

  private void ended(Work work, boolean well) {
    var where = Objects.requireNonNullElse(begunOn.remove(work), Page.PROMOTION);
    var words = work.what() + (well ? " is done" : " did not go well");
    if (isAway()) {
      tell(words, well ? Tone.SUCCESS : Tone.DANGER);
    } else if (session.pageProperty().get() != where) {
      notices.show(
          words + ".",
          well ? Tone.SUCCESS : Tone.DANGER,
          "Show",
          () -> session.pageProperty().set(where));
    }
  }

  /** Remembers on which page work was begun: nobody needs to be told of it there. */
  private void begun(ListChangeListener.Change<? extends Work> change) {
    while (change.next()) {
      change.getAddedSubList().forEach(work -> begunOn.put(work, session.pageProperty().get()));
    }
  }

  /** What an agent or another window has done may have come to where a person is needed. */
  private void moved(Optional<Promotion> old, Optional<Promotion> now) {
    var next = now.flatMap(Promotion::next);
    var before = old.filter(was -> was.id().equals(now.map(Promotion::id).orElse("")));
    if (next.isEmpty()
        || before.isEmpty()
        || before.flatMap(Promotion::next).equals(next)
        || !isAway()) {
      return;
    }
    var id = now.get().id();
    var step = next.get();
    questions.run(
        "See whom " + id + " waits for",
        () -> session.promotions().waiting(id, step.key()),
        waiting -> waits(id, waiting),
        // Nobody has asked; whoever opens the page is told what is wrong.
        failure -> {});
  }

  private void waits(String id, Waiting waiting) {
    var place = id + " " + waiting.step().key();
    if (waiting.forPerson().isEmpty()
        || !waiting.blockedBy().isEmpty()
        || place.equals(toldOf)
        || !isAway()) {
      return;
    }
    toldOf = place;
    tell(
        "Step %d, %s, waits for %s"
            .formatted(
                waiting.step().number(), waiting.step().title(), waiting.forPerson().getFirst()),
        Tone.ACCENT);
  }

  private void tell(String words, Tone tone) {
    var sign =
        switch (tone) {
          case SUCCESS -> "✓ ";
          case DANGER -> "✗ ";
          default -> "● ";
        };
    stage.setTitle(sign + words + " – " + title);
    stage.getIcons().setAll(AppIcon.draw(Optional.of(tone)));
    if (session.personal().preferences().quiet()) {
      return;
    }
    var about = Objects.toString(session.currentId(), "");
    session
        .runner()
        .run(
            "Tell the system",
            () -> {
              system.say("Gatehouse", about.isEmpty() ? words : words + " (" + about + ")");
              return words;
            },
            said -> {},
            // The title says it too.
            failure -> {});
  }
}
