package dev.gatehouse.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.Field;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.promotion.Walked;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import dev.gatehouse.ui.control.EmptyState;
import dev.gatehouse.ui.control.FileOpener;
import dev.gatehouse.ui.shell.Appearance;
import dev.gatehouse.ui.shell.MainWindow;
import dev.gatehouse.ui.shell.Session;
import dev.gatehouse.ui.task.TaskRunner;
import dev.gatehouse.ui.theme.Theme;
import dev.gatehouse.ui.wizard.PromotionPage;
import dev.gatehouse.workspace.Workspace;
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
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pane beside the log's table shows of an entry in work, and what can be done there. */
class EntryPaneTest extends WindowTest {
  private static final String ID = SampleWorkspace.READY_ENTRY;
  private static final Who ADA = Who.human("Ada");

  @TempDir Path folder;
  private final List<String> opened = new CopyOnWriteArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private Session session;

  @SuppressWarnings("NullAway.Init")
  private MainWindow window;

  @Override
  public void start(Stage stage) throws Exception {
    var dev = Walked.dev("readiness", folder.resolve("sample"));
    var engine = Promotions.of(Workspace.discover(dev), Clock.systemUTC());
    var proof = Files.writeString(folder.resolve("berths.txt"), "seen");
    engine.deeds().attach(ID, "update", "", List.of(proof), ADA);
    var kept = engine.promotion(ID).evidence().getLast().artifact().path();
    engine.deeds().caption(ID, kept, "the north pier", Who.human("Linus"));
    engine.deeds().withdraw(ID, kept, "the wrong berth", Who.human("Grace"));
    engine.deeds().waive(ID, "migrations", "read line by line", ADA, Who.human("Grace"));
    session = new Session(engine, TaskRunner.forWindow());
    session.whoProperty().set(Optional.of(ADA));
    window =
        new MainWindow(
            session,
            new Appearance(Theme.LIGHT),
            (shown, dialogs) -> new LogPage(shown, dialogs, new Opened()),
            PromotionPage::new,
            (shown, dialogs) -> new EmptyState("The settings", ""));
    window.show(stage);
    Screen.fit(stage);
    session.refresh();
  }

  /** Notes what was to be opened. */
  private final class Opened implements FileOpener {
    @Override
    public void open(Path file) {
      opened.add("open " + file.getFileName());
    }

    @Override
    public void openAt(Path file, int line) {
      opened.add(file.getFileName() + ":" + line);
    }

    @Override
    public void reveal(Path file) {
      opened.add("reveal " + file.getFileName());
    }
  }

  @BeforeEach
  void waitForTheEntry() {
    Screen.until("it is read", () -> lookup("#steps-card").tryQuery().isPresent() && idle());
  }

  @Test
  void everyStepHasItsRunsAndAWaiverItsNamesInTheTableAndInThePane() {
    assertTrue(said("#steps-card").contains("run 1 passed"), () -> said("#steps-card"));
    assertTrue(said("#steps-card").contains("by the script · Ada"), () -> said("#steps-card"));
    assertTrue(said("#steps-card").contains("14 steps were not started yet"));
    assertTrue(said("#said-card").contains("Waived · step 6, Migration safety"));
    assertTrue(said("#said-card").contains("read line by line"));
    assertTrue(said("#said-card").contains("Grace"));
    assertTrue(said("#log-table").contains("1 waived"), () -> said("#log-table"));
    assertTrue(said("#log-table").contains("waiting for the backup"));
    assertEquals("Waiting for the backup", said("#entry-standing"));
    picture("entry-in-work");
    var toggle = Screen.find(window.getScene(), "#steps-toggle", Button.class);
    interact(toggle::fire);
    assertFalse(lookup("#go-diff").query().getParent().getParent().getParent().isVisible());
    assertEquals("Show the steps", toggle.getAccessibleText());
    interact(toggle::fire);
  }

  @Test
  void whatChangedSinceAStepPassedIsSaidInTheTableAndInThePane() throws Exception {
    Files.writeString(session.workspace().dev().root().resolve("backend/fees.py"), "other\n");
    interact(session::refresh);
    Screen.until("the row says it", () -> said("#log-table").contains("stale"));
    Screen.until("the pane says it", () -> said("#steps-card").contains("Changed since: "));
    assertTrue(said("#steps-card").contains("backend/fees.py"), () -> said("#steps-card"));
    assertTrue(said("#entry-standing").endsWith("is stale"), () -> said("#entry-standing"));
    picture("entry-stale");
  }

  @Test
  void withdrawnEvidenceIsStruckWithWhoAndWhy() {
    var card = said("#evidence-card");
    assertTrue(card.contains("berths.txt"), card);
    assertTrue(card.contains("Withdrawn by Grace"), card);
    assertTrue(card.contains("the wrong berth"), card);
    assertTrue(card.contains("the north pier · Ada"), card + ", who brought it");
    var name =
        lookup("#evidence-card").lookup((Label label) -> label.getText().equals("berths.txt"));
    assertTrue(name.query().getStyleClass().contains("struck"));
  }

  @Test
  void theOutputOfARunIsShownAndAStepIsOpenedInTheWizard() {
    interact(() -> ((javafx.scene.control.Hyperlink) lookup("#output-health-1").query()).fire());
    Screen.until("the output is shown", () -> window.dialogs().isOpen());
    Screen.picture(window.getScene(), "entry-output");
    push(KeyCode.ESCAPE);
    interact(() -> ((javafx.scene.control.Hyperlink) lookup("#go-diff").query()).fire());
    Screen.until(
        "its page is shown",
        () ->
            session.pageProperty().get() == Session.Page.PROMOTION
                && lookup("#card-diff").tryQuery().isPresent());
    Screen.until("it is read", this::idle);
    clickOn("#tab-log");
  }

  @Test
  void theEntryIsCopiedAsMarkdownAndAsOneLineAndItsFileIsOpenedAtItsLine() throws Exception {
    choose("copy-markdown");
    Screen.until("it is said", () -> said("#log-said").contains("as Markdown"));
    var markdown = copied();
    assertTrue(markdown.startsWith("| ID |"), markdown);
    assertTrue(markdown.contains("\n### " + ID + "\n"), markdown);
    assertTrue(markdown.contains("- **Claims:**"), markdown);

    choose("copy-line");
    Screen.until("it is said", () -> said("#log-said").contains("as one line"));
    assertTrue(copied().contains("Claims: "), this::copied);
    assertTrue(copied().contains("; state: "), this::copied);
    assertFalse(copied().contains("\n"));

    var row = session.promotions().log().entry(ID).orElseThrow();
    choose("open-at-line");
    choose("reveal-log");
    Screen.until("both were opened", () -> opened.size() == 2);
    assertEquals(List.of("PROMOTION_LOG.md:" + row.line(), "reveal PROMOTION_LOG.md"), opened);
  }

  @Test
  void everyFieldIsEditedInPlaceAndTheGuardedOnesSayWhyNot() throws Exception {
    clickOn("#edit-entry");
    assertTrue(said("#entry-editor").contains("Status and state transitions are not typed"));
    picture("entry-edit-all");
    interact(
        () -> {
          input("rollback").setText("stop -> restore -> start -> look");
          input("claims").setText("backend/**, frontend/**");
        });
    clickOn("#entry-undo");
    assertTrue(lookup("#entry-editor").tryQuery().isEmpty(), "undone while nothing is saved");
    clickOn("#edit-entry");
    interact(
        () -> {
          input("rollback").setText("stop -> restore -> start -> look");
          input("claims").setText("backend/**, frontend/**");
        });
    clickOn("#entry-save");
    Screen.until("it is saved", () -> lookup("#entry-editor").tryQuery().isEmpty() && idle());
    var entry = session.promotions().log().entry(ID).orElseThrow();
    assertEquals("stop -> restore -> start -> look", entry.text(Field.ROLLBACK));
    assertEquals("`backend/**`, `frontend/**`", entry.text(Field.CLAIMS));
  }

  private void choose(String item) {
    var menu = Screen.find(window.getScene(), "#entry-menu", MenuButton.class);
    interact(
        () ->
            menu.getItems().stream()
                .filter(one -> item.equals(one.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
    Screen.settle();
  }

  private String copied() {
    var text = new ArrayList<String>();
    interact(() -> text.add(Clipboard.getSystemClipboard().getString()));
    return text.getFirst();
  }

  private TextInputControl input(String field) {
    return Screen.find(window.getScene(), "#edit-" + field, TextInputControl.class);
  }

  private String said(String selector) {
    return said(lookup(selector).query());
  }

  private static String said(Node node) {
    var all = new ArrayList<String>();
    if (node instanceof Labeled labeled) {
      all.add(String.valueOf(labeled.getText()));
    }
    if (node instanceof Text text) {
      all.add(text.getText());
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> all.add(said(child)));
    }
    return String.join("\n", all).replaceAll("^(.+)\n\\1$", "$1");
  }

  private void picture(String name) {
    Screen.picture(window.getScene(), name);
    var scroll = (ScrollPane) lookup("#entry-pane").query().getParent().getParent().getParent();
    interact(() -> scroll.setVvalue(0.6));
    Screen.picture(window.getScene(), name + "-below");
    interact(() -> scroll.setVvalue(0));
    Screen.picture(window.getScene(), name + "-small", 900, 600);
    interact(() -> window.setStyle("-fx-font-size: 19.5px"));
    Screen.picture(window.getScene(), name + "-large", 900, 600);
    interact(() -> window.setStyle(""));
    interact(Theme.DARK::apply);
    Screen.picture(window.getScene(), name + "-dark");
    interact(Theme.LIGHT::apply);
  }

  private boolean idle() {
    return session.runner().pendingProperty().get() == 0;
  }
}
