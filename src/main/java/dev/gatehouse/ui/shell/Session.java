package dev.gatehouse.ui.shell;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.EntryChange;
import dev.gatehouse.log.LogProblem;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.promotion.CommitState;
import dev.gatehouse.promotion.EntryView;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.ui.control.TypedTexts;
import dev.gatehouse.ui.task.Kept;
import dev.gatehouse.ui.task.Latest;
import dev.gatehouse.ui.task.TaskRunner;
import dev.gatehouse.workspace.Preferences;
import dev.gatehouse.workspace.WindowLock.Standing;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What the window knows of its workspace: the entries of the log, the promotion that is open, and
 * who one is. All pages share it and none keeps a copy. To be used on the FX thread; it never
 * blocks.
 */
public final class Session {
  /** What is open in the window. */
  public enum Page {
    LOG,
    PROMOTION,
    SETTINGS
  }

  /**
   * What the log held when it was last read.
   *
   * @param log the document itself, where there is one that could be read
   * @param problem why it could not be read; empty where it could
   */
  public record Contents(
      List<EntryView> entries,
      Optional<PromotionLog> log,
      Optional<Throwable> problem,
      Instant at) {
    static final Contents NOT_READ =
        new Contents(List.of(), Optional.empty(), Optional.empty(), Instant.EPOCH);

    /** Whether the log was looked at, with whatever result. */
    public boolean wasRead() {
      return !at.equals(Instant.EPOCH);
    }

    /** What is wrong with the document, by line. */
    public List<LogProblem> problems() {
      return log.map(PromotionLog::problems).orElse(List.of());
    }

    /** Why an entry cannot be edited although the log can be; empty where it can. */
    public Optional<String> lock(String id) {
      return log.flatMap(read -> read.lock(id));
    }
  }

  /**
   * What gatehouse.json asks to run, and whether a person has confirmed it.
   *
   * @param asks the commands in full, a line each
   */
  public record Trusted(boolean trusted, List<String> asks) {}

  private record Look(
      Workspace workspace,
      Contents contents,
      List<EntryChange> changes,
      Standing standing,
      Trusted trusted,
      Optional<String> user) {}

  private final Promotions promotions;
  private final TaskRunner runner;
  private final Latest looks;
  private final Latest openings;
  private final Latest commits;
  private final ReadOnlyObjectWrapper<Workspace> workspace;
  private final ReadOnlyObjectWrapper<Contents> contents =
      new ReadOnlyObjectWrapper<>(this, "contents", Contents.NOT_READ);
  private final ReadOnlyObjectWrapper<Trusted> trusted =
      new ReadOnlyObjectWrapper<>(this, "trusted", new Trusted(true, List.of()));
  private final ReadOnlyObjectWrapper<Optional<Promotion>> promotion =
      new ReadOnlyObjectWrapper<>(this, "promotion", Optional.empty());
  private final ReadOnlyLongWrapper looked = new ReadOnlyLongWrapper(this, "looked");
  private final ReadOnlyStringWrapper currentId = new ReadOnlyStringWrapper(this, "currentId", "");
  private final ObjectProperty<Optional<Who>> who =
      new SimpleObjectProperty<>(this, "who", Optional.empty());
  private final StringProperty wantedStep = new SimpleStringProperty(this, "wantedStep", "");
  private final ObjectProperty<Page> page = new SimpleObjectProperty<>(this, "page", Page.LOG);
  private final List<Consumer<Throwable>> troubleListeners = new ArrayList<>();
  private final LogSafety safety;
  private final Personal personal;
  private final TypedTexts typed;
  private Consumer<Path> opener = folder -> {};
  private boolean lookedAhead;

  /** One for a person whose likings are neither known nor kept. */
  public Session(Promotions promotions, TaskRunner runner) {
    this(
        promotions,
        runner,
        Personal.forgetful(Preferences.NONE),
        new TypedTexts(Kept.nowhere(Map.of())));
  }

  /**
   * One for a person who may have been here before.
   *
   * @param personal says under which name to record what they do, where they have said it
   * @param typed what they had typed and not given away
   */
  public Session(Promotions promotions, TaskRunner runner, Personal personal, TypedTexts typed) {
    this.personal = personal;
    this.typed = typed;
    this.promotions = promotions;
    this.runner = runner;
    this.looks = new Latest(runner);
    this.openings = new Latest(runner);
    this.commits = new Latest(runner);
    this.workspace = new ReadOnlyObjectWrapper<>(this, "workspace", promotions.workspace());
    this.safety = new LogSafety(this);
    var name = personal.preferences().name();
    if (!name.isEmpty()) {
      who.set(Optional.of(Who.human(name)));
    }
    personal.onTrouble(this::trouble);
  }

  /** What the person at the window likes. */
  public Personal personal() {
    return personal;
  }

  /** What was typed in this workspace and not given away yet. */
  public TypedTexts typed() {
    return typed;
  }

  /** Opens another workspace in place of this one. */
  public void openOther(Path folder) {
    if (runner.runningProperty().get() > 0) {
      trouble(
          new Trouble(
              "Something is still running in this workspace",
              "No other one was opened",
              "Wait until it is done, or cancel it at the top of the window"));
      return;
    }
    opener.accept(folder);
  }

  /** Is asked to open another workspace in this session's place. */
  public void onOpenOther(Consumer<Path> open) {
    opener = open;
  }

  /** From here on what one does is recorded under this name, also when the program starts anew. */
  public void callOneself(String name) {
    var plain = name.replaceAll("\\s+", " ").strip();
    personal.change(now -> now.withName(plain));
    who.set(plain.isEmpty() ? Optional.empty() : Optional.of(Who.human(plain)));
    if (plain.isEmpty()) {
      refresh();
    }
  }

  /** The engine. Its methods block: call them inside work given to {@link #runner}. */
  public Promotions promotions() {
    return promotions;
  }

  public TaskRunner runner() {
    return runner;
  }

  /** Whether this window may write to the log, and what others have changed in it. */
  public LogSafety safety() {
    return safety;
  }

  public ReadOnlyObjectProperty<Workspace> workspaceProperty() {
    return workspace.getReadOnlyProperty();
  }

  public Workspace workspace() {
    return workspace.get();
  }

  public ReadOnlyObjectProperty<Contents> contentsProperty() {
    return contents.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Trusted> trustedProperty() {
    return trusted.getReadOnlyProperty();
  }

  /** The promotion that is open, as it stood when something last happened; empty where none is. */
  public ReadOnlyObjectProperty<Optional<Promotion>> promotionProperty() {
    return promotion.getReadOnlyProperty();
  }

  /**
   * Counts each look at the open promotion, also one that found it as it was: the files of the
   * checkouts may have changed all the same.
   */
  public ReadOnlyLongProperty lookedProperty() {
    return looked.getReadOnlyProperty();
  }

  public Optional<Promotion> promotion() {
    return promotion.get();
  }

  /** The ID of the entry that is open; empty where none is. */
  public ReadOnlyStringProperty currentIdProperty() {
    return currentId.getReadOnlyProperty();
  }

  public String currentId() {
    return currentId.get();
  }

  /** Who one is; empty until git, or the person, has said it. */
  public ObjectProperty<Optional<Who>> whoProperty() {
    return who;
  }

  /**
   * Who one is.
   *
   * @throws Trouble where nobody has said it yet
   */
  public Who who() {
    return who.get().orElseThrow(Session::noName);
  }

  public ObjectProperty<Page> pageProperty() {
    return page;
  }

  /** Is told what went wrong with work that has no place of its own to say so. */
  public void onTrouble(Consumer<Throwable> listener) {
    troubleListeners.add(listener);
  }

  public void trouble(Throwable thrown) {
    List.copyOf(troubleListeners).forEach(listener -> listener.accept(thrown));
  }

  /** Looks at the workspace, the log and the open promotion again. */
  public void refresh() {
    readLog();
    if (!currentId().isEmpty()) {
      reopen(currentId(), shown -> {});
    }
  }

  /**
   * Looks at the open promotion again since files of the checkouts have changed. While a step runs,
   * it is what changes them, and the look comes when it has ended.
   */
  void lookAtFiles() {
    if (!currentId().isEmpty() && runner.runningProperty().get() == 0) {
      var id = currentId();
      reopen("Look at " + id, () -> promotions.promotionAgain(id), shown -> {});
    }
  }

  /** Opens an entry that has a record, and turns to its page. */
  public void open(String id) {
    reopen(id, shown -> page.set(Page.PROMOTION));
  }

  /** The same, on the page where a step stands. */
  public void open(String id, String stepKey) {
    reopen(
        id,
        shown -> {
          page.set(Page.PROMOTION);
          wantedStep.set(stepKey);
        });
  }

  /** The step that the promotion's page shall show; it is put back to empty by whoever does. */
  public StringProperty wantedStepProperty() {
    return wantedStep;
  }

  /** Starts an entry's record, or adopts the row that people wrote, and turns to its page. */
  public void start(String id, Runnable onStarted, Consumer<Throwable> onFailed) {
    var starter = who.get();
    if (starter.isEmpty()) {
      onFailed.accept(noName());
      return;
    }
    runner.run(
        "Open " + id,
        // A record without a row is one that was opened and left before step 1: it goes on.
        () -> {
          safety.check();
          return promotions.isRecorded(id)
              ? promotions.promotion(id)
              : promotions.start(id, starter.get());
        },
        started -> {
          show(started);
          onStarted.run();
          page.set(Page.PROMOTION);
          readLog();
        },
        onFailed);
  }

  /**
   * Does something that moves the promotion on, and shows how it stands then. What goes wrong is
   * told to those who listen for trouble.
   */
  public void act(String what, Callable<Promotion> deed) {
    act(what, deed, done -> {}, this::trouble);
  }

  /** The same, with a word when it is done, after it is shown, and when it failed. */
  public void act(
      String what,
      Callable<Promotion> deed,
      Consumer<Promotion> onDone,
      Consumer<Throwable> onFailed) {
    runner.run(
        what,
        () -> {
          safety.check();
          return deed.call();
        },
        moved -> {
          show(moved);
          readLog();
          onDone.accept(moved);
        },
        onFailed);
  }

  /** Does something to the workspace, such as creating what is missing, and looks at it again. */
  public void mend(String what, Mending deed) {
    runner.run(
        what,
        () -> {
          deed.run();
          return what;
        },
        done -> refresh(),
        this::trouble);
  }

  /** Something that changes the workspace. */
  @FunctionalInterface
  public interface Mending {
    void run() throws Exception;
  }

  /** Shows a promotion that an operation of the engine has returned. */
  public void show(Promotion moved) {
    // A look that began before this would bring back what was.
    openings.drop();
    currentId.set(moved.id());
    promotion.set(Optional.of(moved));
    looked.set(looked.get() + 1);
  }

  private void reopen(String id, Consumer<Promotion> then) {
    reopen("Open " + id, () -> promotions.promotion(id), then);
  }

  private void reopen(String what, Callable<Promotion> look, Consumer<Promotion> then) {
    openings.run(
        what,
        look,
        opened -> {
          show(opened);
          then.accept(opened);
        },
        this::trouble);
  }

  private void readLog() {
    looks.run("Read the log", this::look, this::show, this::trouble);
  }

  private Look look() throws IOException {
    var found = promotions.rediscover();
    var standing = safety.look(found.log());
    var looked = read(found);
    return new Look(
        found,
        looked.contents(),
        looked.changes(),
        standing,
        new Trusted(promotions.trusted(), promotions.asks()),
        promotions.userName());
  }

  /** What had to wait is committed as soon as it can be, by the window that writes. */
  private CommitState commits(Standing standing) throws IOException {
    var state = promotions.commitState();
    if (state.waiting().isEmpty() || !standing.mayWrite()) {
      return state;
    }
    try {
      promotions.commitWaiting();
    } catch (Trouble busy) {
      // Another one has the turn to write now; what waits is told, and waits on.
    }
    return promotions.commitState();
  }

  private record Read(Contents contents, List<EntryChange> changes) {}

  private Read read(Workspace found) {
    var at = Instant.now();
    if (found.log().isEmpty()) {
      return new Read(new Contents(List.of(), Optional.empty(), Optional.empty(), at), List.of());
    }
    try {
      var look = promotions.look();
      return new Read(
          new Contents(look.entries(), Optional.of(look.log()), Optional.empty(), at),
          look.changes());
    } catch (IOException | RuntimeException e) {
      return new Read(new Contents(List.of(), Optional.empty(), Optional.of(e), at), List.of());
    }
  }

  private void show(Look look) {
    if (who.get().isEmpty()) {
      who.set(look.user().filter(name -> !name.isBlank()).map(Who::human));
    }
    workspace.set(look.workspace());
    trusted.set(look.trusted());
    safety.show(look.standing(), look.contents(), look.changes());
    contents.set(look.contents());
    // Whoever waits for the log need not wait for git.
    commits.run(
        "See what is in git",
        () -> {
          safety.follow(look.workspace());
          return commits(look.standing());
        },
        state -> {
          safety.showCommits(state);
          lookAhead();
        },
        this::trouble);
  }

  /** Whoever opens an entry after a while need not wait for the first look at the checkouts. */
  private void lookAhead() {
    if (lookedAhead) {
      return;
    }
    lookedAhead = true;
    new Latest(runner)
        .run(
            "Look at the checkouts",
            () -> {
              promotions.lookAhead();
              return lookedAhead;
            },
            done -> {},
            // Whoever needs them looks again, and says what is wrong.
            failure -> {});
  }

  private static Trouble noName() {
    return new Trouble(
        "Nobody has said who you are",
        "What you do could not be recorded under a name",
        "Give your name at the top of the window");
  }
}
