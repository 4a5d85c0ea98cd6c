package dev.gatehouse.ui.log;

import static dev.gatehouse.git.GitCommand.git;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.git.GitCommand;
import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.NotSaved;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import dev.gatehouse.ui.control.EmptyState;
import dev.gatehouse.ui.shell.Appearance;
import dev.gatehouse.ui.shell.MainWindow;
import dev.gatehouse.ui.shell.Session;
import dev.gatehouse.ui.task.TaskRunner;
import dev.gatehouse.ui.theme.Theme;
import dev.gatehouse.workspace.WindowLock;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window does while others write to the same log. */
class LogSafetyTest extends WindowTest {
  private static final String DESKS = "2026-01-03-desk-bookings";
  private static final String ROOMS = "2026-01-04-room-plan";
  private static final String LOG =
      """
      # Promotion log

      ## Pending Promotion
      | ID | Summary | Status | Owner | Notes |
      | --- | --- | --- | --- | --- |
      | %s | Desks can be booked | Pending | Ada | Backup `storage/backups/b1`; rollback: stop -> restore |
      | %s | A plan of the rooms | Pending | Grace | |
      """
          .formatted(DESKS, ROOMS);

  @TempDir Path folder;
  private final List<Path> opened = new CopyOnWriteArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private Path log;

  @SuppressWarnings("NullAway.Init")
  private Session session;

  @SuppressWarnings("NullAway.Init")
  private MainWindow window;

  @Override
  public void start(Stage stage) throws Exception {
    var dev = Files.createDirectories(folder.resolve("shop-dev"));
    Files.createDirectories(folder.resolve("shop"));
    Files.writeString(dev.resolve(".workspace-role"), "dev");
    Files.writeString(folder.resolve("shop/.workspace-role"), "prod");
    log = Files.createDirectories(dev.resolve("docs")).resolve("PROMOTION_LOG.md");
    Files.writeString(log, LOG);
    session =
        new Session(
            Promotions.of(Workspace.discover(dev), Clock.systemUTC()), TaskRunner.forWindow());
    session.whoProperty().set(Optional.of(Who.human("Ada")));
    window =
        new MainWindow(
            session,
            new Appearance(Theme.LIGHT),
            (shown, dialogs) -> new LogPage(shown, dialogs, opened::add),
            (shown, dialogs) -> new EmptyState("The promotion's page", ""),
            (shown, dialogs) -> new EmptyState("The settings", ""));
    window.show(stage);
    Screen.fit(stage);
    session.refresh();
  }

  @BeforeEach
  void waitForTheLog() {
    Screen.until("the log is read", () -> session.contentsProperty().get().wasRead() && idle());
    choose(DESKS);
  }

  @Test
  void anotherEntryThatChangedOutsideIsTakenInAndSaidInOneLine() throws IOException {
    outside(ROOMS, Field.OWNER, "Linus");
    until("it is said", () -> shows("#log-changes", ROOMS + " was changed outside: owner"));
    assertTrue(row(ROOMS).owner().equals("Linus"));
    assertFalse(window.dialogs().isOpen());
    picture("log-changed-outside");
    clickOn("#changes-seen");
    until("it is put away", () -> lookup("#log-changes").tryQuery().isEmpty());
  }

  @Test
  void whatOneSavesOneselfIsNoNews() throws IOException {
    edit("owner", "Linus");
    clickOn("#entry-save");
    until("it is saved", () -> row(DESKS).owner().equals("Linus") && !isEdited());
    assertEquals("Linus", entry(DESKS, Field.OWNER));
    assertTrue(session.safety().changes().isEmpty());
  }

  @Test
  void anotherFieldOfTheSameEntryIsMergedWithWhatIsTyped() throws IOException {
    edit("summary", "Desks and rooms");
    outside(DESKS, Field.OWNER, "Linus");
    until("theirs is shown", () -> input("owner").getText().equals("Linus"));
    assertEquals("Desks and rooms", input("summary").getText());
    clickOn("#entry-save");
    until("it is saved", () -> !isEdited());
    assertEquals("Desks and rooms", entry(DESKS, Field.SUMMARY));
    assertEquals("Linus", entry(DESKS, Field.OWNER));
  }

  @Test
  void theSameFieldIsDecidedInADialogAndNothingTypedIsLost() throws IOException {
    edit("summary", "Mine");
    outside(DESKS, Field.SUMMARY, "Theirs");
    until("it is noticed", () -> shows("#entry-conflicts", "summary"));
    picture("entry-conflict");
    clickOn("#entry-save");
    until("it is asked", () -> window.dialogs().isOpen());
    assertTrue(shows("#merge-base-summary", "Desks can be booked"));
    assertTrue(button("#merge-save").isDisabled());
    picture("merge");
    clickOn("#merge-cancel");
    assertEquals("Mine", input("summary").getText());
    assertEquals("Theirs", entry(DESKS, Field.SUMMARY));
    clickOn("#entry-compare");
    clickOn("#merge-mine-summary");
    clickOn("#merge-save");
    until("mine is saved", () -> !isEdited() && idle());
    assertEquals("Mine", entry(DESKS, Field.SUMMARY));
  }

  @Test
  void whatIsTypedOutlivesALookAtAnotherEntryAndIsUndone() {
    edit("notes", "half a sentence");
    choose(ROOMS);
    choose(DESKS);
    assertEquals("half a sentence", input("notes").getText());
    clickOn("#entry-undo");
    assertFalse(isEdited());
  }

  @Test
  void aSaveThatFailsKeepsWhatWasTypedAndOffersACopy() throws IOException {
    edit("owner", "Linus");
    interact(() -> session.whoProperty().set(Optional.empty()));
    clickOn("#entry-save");
    until("it is said", () -> window.dialogs().isOpen());
    clickOn("#dialog-ok");
    assertEquals("Linus", input("owner").getText());

    var copy = folder.resolve("copy.md");
    var wanted = PromotionLog.read(log).withCell(DESKS, Field.OWNER, "Linus").bytes();
    interact(
        () -> {
          window.saver((owner, title, name) -> Optional.of(copy));
          session.trouble(new NotSaved(log, wanted, new IOException("No space left on device")));
        });
    Screen.settle();
    picture("not-saved");
    clickOn("#save-copy");
    until("the copy is there", () -> Files.exists(copy) && idle());
    assertEquals("Linus", PromotionLog.read(copy).entry(DESKS).orElseThrow().owner());
  }

  @Test
  void theSecondWindowIsReadOnlyUntilItTakesOver() throws IOException {
    try (var other = WindowLock.on(log, Clock.systemUTC())) {
      other.takeOver("Grace");
      interact(session::refresh);
      until("it is said", () -> shows("#log-held", "Grace has taken this log over"));
      assertTrue(button("#new-entry").isDisabled());
      assertTrue(button("#edit-entry").isDisabled());
      picture("log-held");
      clickOn("#take-over");
      until("it writes", () -> lookup("#log-held").tryQuery().isEmpty() && idle());
      assertFalse(button("#new-entry").isDisabled());
      assertFalse(other.look("Grace").mayWrite());
    }
  }

  @Test
  void aWindowThatDoesNothingHearsThatAnotherOneTookOverAndThatItIsGone() throws IOException {
    try (var other = WindowLock.on(log, Clock.systemUTC())) {
      other.takeOver("Grace");
      until("it is said", () -> shows("#log-held", "Grace has taken this log over"));
    }
    until("it writes again", () -> lookup("#log-held").tryQuery().isEmpty());
    assertFalse(button("#new-entry").isDisabled());
  }

  @Test
  void whatCannotBeCommittedNowIsSaidAndIsInGitOnceItCanBe() throws Exception {
    Assumptions.assumeTrue(GitCommand.isThere(), "git is not installed");
    var dev = folder.resolve("shop-dev");
    git(dev, "init", "-q", "-b", "main");
    git(dev, "add", "-A");
    git(dev, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-qm", "Begin");
    git(dev, "checkout", "-q", "--detach");
    clickOn("#adopt-entry");
    until("it has a record", () -> row(DESKS).hasRecord() && idle());
    clickOn("#tab-log");
    until("it is said", () -> shows("#log-uncommitted", "detached head"));
    picture("log-uncommitted");
    git(dev, "checkout", "-q", "main");
    clickOn("#commit-again");
    until("it is committed", () -> lookup("#log-uncommitted").tryQuery().isEmpty() && idle());
    assertTrue(git(dev, "log", "-1", "--format=%B").contains("Gatehouse-Ledger"));
  }

  @Test
  void whatTwoClonesRecordedIsJoinedByAClick() throws Exception {
    var engine = session.promotions();
    engine.start(DESKS, Who.human("Ada"));
    var ledger = log.resolveSibling("promotions").resolve(DESKS).resolve("ledger.jsonl");
    var before = Files.readAllBytes(ledger);
    var logBefore = Files.readAllBytes(log);
    engine.deeds().note(DESKS, "", "seen here", Who.human("Ada"));
    var ours = Files.readString(ledger);
    Files.write(ledger, before);
    AtomicFile.write(log, logBefore);
    engine.deeds().note(DESKS, "", "seen there", Who.human("Grace"));
    var theirs = Files.readString(ledger).substring(before.length);
    Files.writeString(ledger, ours + theirs);
    interact(session::refresh);
    choose(DESKS);
    until("it is said", () -> shows("#entry-pane", "Two people went on"));
    picture("entry-forked");
    clickOn("#join-records");
    until("it is asked", () -> window.dialogs().isOpen());
    picture("join");
    clickOn("#dialog-ok");
    until("they are joined", () -> shows("#entry-pane", "history unbroken"));
    assertFalse(shows("#entry-pane", "Two people went on"));
  }

  @Test
  void aWriteIsRefusedAlsoWhereNobodyHasLookedSinceItWasTakenOver() throws IOException {
    edit("owner", "Linus");
    try (var other = WindowLock.on(log, Clock.systemUTC())) {
      other.takeOver("Grace");
      clickOn("#entry-save");
      until("it is said", () -> window.dialogs().isOpen());
      assertEquals("Ada", entry(DESKS, Field.OWNER));
      clickOn("#dialog-ok");
      assertEquals("Linus", input("owner").getText());
    }
  }

  @Test
  void conflictMarksMakeTheLogReadOnlyWithTheLineAndAWayToTheFile() throws IOException {
    rewrite(LOG + "<<<<<<< HEAD\n");
    until("it is said", () -> shows("#log-problems", "Line 8: this line is a conflict mark"));
    assertTrue(button("#new-entry").isDisabled());
    assertTrue(button("#edit-entry").isDisabled());
    assertEquals(2, session.contentsProperty().get().entries().size());
    picture("log-problems");
    clickOn("#open-log");
    until("it is opened", () -> opened.equals(List.of(log.toRealPath())));
    rewrite(LOG);
    until("it is mended", () -> lookup("#log-problems").tryQuery().isEmpty());
    assertFalse(button("#new-entry").isDisabled());
  }

  @Test
  void aLogThatBecomesUtf16OrLosesAColumnStaysTheLogAndSaysWhy() throws IOException {
    AtomicFile.write(log, ("\uFEFF" + LOG).getBytes(StandardCharsets.UTF_16LE));
    until("it is said", () -> shows("#log-problems", "UTF-16"));
    rewrite(LOG.replace("| Owner ", "| Who "));
    until("it is said", () -> shows("#log-problems", "lacks the column"));
    assertTrue(lookup("#missing-log").tryQuery().isEmpty());
  }

  @Test
  void anIdThatStandsThereTwiceIsShownTwiceAndLocked() throws IOException {
    rewrite(LOG + "| " + DESKS + " | Again | Pending | Ada | |\n| " + ROOMS + " | Short |\n");
    until("it is said", () -> shows("#log-problems", "Line 8: the ID " + DESKS));
    assertEquals(4, session.contentsProperty().get().entries().size());
    for (var row : rows(DESKS)) {
      interact(() -> table().getSelectionModel().select(row));
      until("it is locked", () -> shows("#entry-locked", DESKS + " stands in lines 6 and 8"));
      assertTrue(button("#edit-entry").isDisabled());
    }
    picture("log-locked");
  }

  @Test
  void twentyThousandQuotesInTheLogAndInACellNeitherCrashNorHang() throws IOException {
    rewrite(
        LOG
            + "| deep | Deep | Pending | Ada | "
            + "> ".repeat(20_000)
            + "|\n\n"
            + ">".repeat(20_000));
    until("it is said", () -> shows("#log-problems", "nests quotes 20000 deep"));
    choose("deep");
    until("it is shown", () -> lookup("#notes-card").tryQuery().isPresent() && idle());
  }

  @Test
  void whatANoteStatesIsTakenOverByAClick() throws IOException {
    assertTrue(lookup("#take-backup").tryQuery().isEmpty());
    clickOn("#adopt-entry");
    until("it has a record", () -> row(DESKS).hasRecord() && idle());
    clickOn("#tab-log");
    until("it is offered", () -> lookup("#take-rollback").tryQuery().isPresent());
    picture("note-offers");
    interact(() -> button("#take-rollback").fire());
    until(
        "it is a field",
        () -> "stop -> restore".equals(row(DESKS).view().entry().fields().get(Field.ROLLBACK)));
    until("it is offered no more", () -> lookup("#take-rollback").tryQuery().isEmpty());
    assertTrue(lookup("#take-backup").tryQuery().isPresent());
  }

  @Test
  void eachOfferStandsBelowThePassageOfTheNoteThatItComesFrom() throws IOException {
    rewrite(
        LOG.replace(
            "| A plan of the rooms | Pending | Grace | |",
            "| A plan | Pending | Grace | All went well; backup `storage/b2`; config `c/.env`;"
                + " schema pre `s/pre.sql`; rollback: stop services -> restore backup -> restart"
                + " -> re-verify; state: prod writeable (2026-01-05T20:59:26Z, Grace) |"));
    until("it is read", () -> row(ROOMS).view().entry().notes().startsWith("All went"));
    choose(ROOMS);
    until("its note is shown", () -> shows("#notes-card", "Notes"));
    assertTrue(lookup(".note-passage").tryQuery().isEmpty(), "there is no record to take it into");
    clickOn("#adopt-entry");
    until("it has a record", () -> row(ROOMS).hasRecord() && idle());
    clickOn("#tab-log");
    until("all are offered", () -> lookup(".note-passage").queryAll().size() == 4);
    for (var offer :
        List.of("backup storage/b2", "config c/.env", "schema pre s/pre.sql", "rollback: stop")) {
      var passage =
          lookup(".note-passage").queryAll().stream()
              .filter(node -> words(node).startsWith(offer))
              .findFirst()
              .orElseThrow(() -> new AssertionError(offer));
      assertTrue(words(passage).contains("from the notes"), () -> words(passage));
    }
    picture("note-passages");
    interact(() -> button("#take-backup").fire());
    until(
        "it is a field", () -> "`storage/b2`".equals(row(ROOMS).view().entry().text(Field.BACKUP)));
    until("it is offered no more", () -> lookup(".note-passage").queryAll().size() == 3);
    assertTrue(row(ROOMS).view().entry().notes().contains("backup `storage/b2`"), "the note stays");
  }

  /** All that a part of the window says, as one text. */
  private static String words(Node node) {
    if (node instanceof javafx.scene.text.Text text) {
      return text.getText();
    }
    return node instanceof Parent parent
        ? String.join(
            "", parent.getChildrenUnmodifiable().stream().map(LogSafetyTest::words).toList())
        : "";
  }

  private void edit(String field, String text) {
    clickOn("#edit-entry");
    interact(() -> input(field).setText(text));
  }

  private void outside(String id, Field field, String value) throws IOException {
    AtomicFile.write(log, PromotionLog.read(log).withCell(id, field, value).bytes());
  }

  private void rewrite(String text) throws IOException {
    AtomicFile.write(log, text.getBytes(StandardCharsets.UTF_8));
  }

  private String entry(String id, Field field) throws IOException {
    return PromotionLog.read(log).entry(id).orElseThrow().text(field);
  }

  private EntryTable table() {
    return Screen.find(window.getScene(), "#log-table", EntryTable.class);
  }

  private List<LogRow> rows(String id) {
    return table().entries().stream().filter(row -> row.id().equals(id)).toList();
  }

  private LogRow row(String id) {
    return rows(id).getFirst();
  }

  private void choose(String id) {
    interact(() -> table().getSelectionModel().select(row(id)));
    until("it is read", this::idle);
  }

  private boolean isEdited() {
    return lookup("#entry-editor").tryQuery().isPresent();
  }

  private TextInputControl input(String field) {
    return Screen.find(window.getScene(), "#edit-" + field, TextInputControl.class);
  }

  private Button button(String selector) {
    return Screen.find(window.getScene(), selector, Button.class);
  }

  /** Whether a part of the window is there and says it. */
  private boolean shows(String selector, String words) {
    return lookup(selector).tryQuery().filter(node -> said(node).contains(words)).isPresent();
  }

  private static String said(Node node) {
    var all = new ArrayList<String>();
    if (node instanceof Labeled labeled) {
      all.add(labeled.getText());
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> all.add(said(child)));
    }
    return String.join("\n", all);
  }

  private void picture(String name) {
    Screen.picture(window.getScene(), name);
    Screen.picture(window.getScene(), name + "-small", 900, 600);
    interact(Theme.DARK::apply);
    Screen.picture(window.getScene(), name + "-dark");
    interact(Theme.LIGHT::apply);
  }

  private static void until(String what, java.util.concurrent.Callable<Boolean> condition) {
    Screen.until(what, condition);
  }

  private boolean idle() {
    return session.runner().pendingProperty().get() == 0;
  }
}
