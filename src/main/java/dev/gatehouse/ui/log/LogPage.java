package dev.gatehouse.ui.log;

import dev.gatehouse.log.FieldMerge.Conflict;
import dev.gatehouse.log.Status;
import dev.gatehouse.script.KeptOutput;
import dev.gatehouse.ui.console.Console;
import dev.gatehouse.ui.control.DialogBox;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.EmptyState;
import dev.gatehouse.ui.control.FileOpener;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.PathLabel;
import dev.gatehouse.ui.control.Shortcut;
import dev.gatehouse.ui.control.Times;
import dev.gatehouse.ui.control.TroublePane;
import dev.gatehouse.ui.shell.Dividers;
import dev.gatehouse.ui.shell.Session;
import dev.gatehouse.ui.shell.Session.Contents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The log: its entries on the left, the chosen one on the right. */
public final class LogPage extends BorderPane implements Shortcut.User {
  private static final double LEFT_SHARE = 0.57;

  private final Session session;
  private final Dialogs dialogs;
  private final LogModel model;
  private final SafetyBanners safety;
  private final EntryTable table;
  private final EntryPane pane;
  private final StackPane right = new StackPane();
  private final VBox left = new VBox();
  private final VBox banners = new VBox();
  private final PathLabel where = new PathLabel("");
  private final Hyperlink remarks = new Hyperlink();
  private final Button create = new Button("New entry");
  private final TextField filter = new TextField();
  private final Map<Status, ToggleButton> chips = new EnumMap<>(Status.class);
  private final Label read = new Label();
  private final Button goOn = new Button();
  private final ScrollPane entryScroll;
  private Subscription watching = Subscription.EMPTY;
  private boolean entryIsOld;

  public LogPage(Session session, Dialogs dialogs) {
    this(session, dialogs, FileOpener.ofSystem());
  }

  /** With a way of one's own to open the log in an editor. */
  public LogPage(Session session, Dialogs dialogs, FileOpener opener) {
    this.session = session;
    this.dialogs = dialogs;
    this.model = new LogModel(session, opener);
    model.errands().copier(LogPage::toClipboard);
    model.errands().onOutput(this::showOutput);
    this.safety = new SafetyBanners(session, opener);
    model.onConflict(this::decide);
    this.table = new EntryTable(model);
    this.pane = new EntryPane(model, dialogs);
    this.entryScroll = Layout.scroll(pane);
    // There may be nothing inside that the keyboard could go to, and it must still scroll.
    entryScroll.setFocusTraversable(true);
    entryScroll.setAccessibleText("The chosen entry");
    setId("log-page");
    left.getStyleClass().add("log-list");
    banners.getStyleClass().add("column");
    left.getChildren().setAll(heading(), banners, filters(), table);
    Layout.collapsing(banners);
    VBox.setVgrow(table, Priority.ALWAYS);
    var split = new SplitPane(left, right);
    split.getStyleClass().add("page-split");
    Dividers.remember(split, "log", session.personal(), LEFT_SHARE);
    left.setMinWidth(430);
    right.setMinWidth(340);
    right.getStyleClass().add("log-right");
    setCenter(split);
    setBottom(footer());
    sceneProperty()
        .subscribe(
            scene -> {
              watching.unsubscribe();
              watching = scene == null ? Subscription.EMPTY : attach();
            });
  }

  private Subscription attach() {
    return Subscription.combine(
        model.attach(),
        session.contentsProperty().subscribe(this::show),
        session.workspaceProperty().subscribe(workspace -> showWorkspace()),
        session.safety().standingProperty().subscribe(standing -> showWorkspace()),
        session.safety().uncommittedProperty().subscribe(why -> showWorkspace()),
        followChanges(),
        model.readOnlyProperty().subscribe(why -> showWorkspace()),
        followCount(),
        model.chosenProperty().subscribe(row -> showEntry()),
        model.draftProperty().subscribe(draft -> showEntry()),
        model.detailsProperty().subscribe(details -> showEntry()));
  }

  private Subscription followChanges() {
    var changes = session.safety().changes();
    InvalidationListener show = seen -> showWorkspace();
    changes.addListener(show);
    return () -> changes.removeListener(show);
  }

  private Subscription followCount() {
    InvalidationListener show = seen -> showCount();
    model.rows().shown().addListener(show);
    return () -> model.rows().shown().removeListener(show);
  }

  /** Lets a person choose where others have changed what was typed here, and saves that. */
  private void decide(EntryDraft draft, Collection<Conflict> conflicts) {
    new MergeDialog(dialogs)
        .show(
            draft.id(),
            conflicts,
            mine -> {
              for (var conflict : conflicts) {
                var chosen =
                    Boolean.TRUE.equals(mine.get(conflict.field()))
                        ? conflict.mine()
                        : conflict.theirs();
                draft.decide(conflict.field(), conflict.theirs(), chosen);
              }
              model.save(draft);
            });
  }

  @Override
  public boolean obey(Shortcut shortcut) {
    switch (shortcut) {
      case NEW_ENTRY -> create.fire();
      case GO_ON -> goOn.fire();
      case FIND -> {
        filter.requestFocus();
        filter.selectAll();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private HBox heading() {
    create.setId("new-entry");
    create.getStyleClass().add("success");
    create.setMinWidth(USE_PREF_SIZE);
    Shortcut.NEW_ENTRY.on(create);
    create.setOnAction(event -> new NewEntryDialog(model, dialogs).show());
    where.getStyleClass().add("muted");
    remarks.getStyleClass().add("small");
    remarks.setMinWidth(USE_PREF_SIZE);
    Layout.collapsing(remarks);
    Layout.onFollow(remarks, this::showRemarks);
    var row =
        new HBox(
            Layout.word("Promotion log", "page-title"), where, remarks, Layout.spacer(), create);
    row.getStyleClass().add("row");
    return row;
  }

  private FlowPane filters() {
    filter.setId("log-filter");
    filter.getStyleClass().add("log-filter");
    filter.setPromptText("Filter: id, text, owner…");
    filter.setAccessibleText("Filter the entries by ID, text or owner");
    Shortcut.FIND.on(filter, "Filter the entries");
    filter.textProperty().bindBidirectional(model.rows().filterProperty());
    var row = new FlowPane(filter);
    row.getStyleClass().add("log-chips");
    for (var status : Status.values()) {
      var chip = new ToggleButton(status.text());
      chip.setId("status-" + status.name());
      var tone = LogRow.toneOf(status);
      chip.getStyleClass().addAll("chip", tone.styleClass());
      chip.selectedProperty().subscribe(on -> model.rows().want(status, on));
      chips.put(status, chip);
      row.getChildren().add(chip);
    }
    var group = new ToggleButton("By table");
    group.setAccessibleText("Group the entries by the table that they stand in");
    group.setTooltip(new Tooltip("Group the entries by the table that they stand in"));
    group.setId("group-by-table");
    group.getStyleClass().addAll("chip", "tone-neutral");
    group.selectedProperty().bindBidirectional(model.rows().groupedProperty());
    row.getChildren().add(group);
    filter.setOnKeyPressed(this::onFilterKey);
    return row;
  }

  /** From what was typed, the keyboard goes on to what was found. */
  private void onFilterKey(KeyEvent key) {
    if (key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.ENTER) {
      table.requestFocus();
      if (table.getSelectionModel().isEmpty()) {
        table.getSelectionModel().selectFirst();
      }
      key.consume();
    } else if (key.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
      filter.clear();
      key.consume();
    }
  }

  private void showAll() {
    filter.clear();
    chips.values().forEach(chip -> chip.setSelected(false));
    filter.requestFocus();
  }

  private static void toClipboard(String text) {
    var content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  private void showOutput(String title, KeptOutput output) {
    var console = new Console();
    console.show(output);
    var box = new DialogBox(title, List.of(console));
    box.getStyleClass().add("output-box");
    dialogs.show(box.buttons(dialogs.cancel("Close")), () -> {});
  }

  private HBox footer() {
    read.getStyleClass().add("muted");
    read.setId("log-read");
    table.follow(read.fontProperty());
    goOn.setId("continue-entry");
    goOn.getStyleClass().add("accent");
    Shortcut.GO_ON.on(goOn, "Open the entry's page");
    goOn.setGraphic(Icons.of("fth-chevron-right"));
    goOn.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    goOn.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
    goOn.setOnAction(event -> model.toContinue().ifPresent(model::open));
    var said = new Label();
    said.setId("log-said");
    said.getStyleClass().add("success-text");
    said.textProperty().bind(model.errands().saidProperty());
    var row = new HBox(read, said, Layout.spacer(), goOn);
    row.getStyleClass().add("app-footer");
    return row;
  }

  private void show(Contents contents) {
    chips.forEach((status, chip) -> chip.setText(status.text() + " " + model.rows().count(status)));
    showCount();
    table.setPlaceholder(placeholder(contents));
    showWorkspace();
    showEntry();
  }

  private void showCount() {
    var contents = session.contentsProperty().get();
    if (!contents.wasRead()) {
      read.setText("Reading the log…");
      return;
    }
    var rows = model.rows();
    var size = rows.size() + (rows.size() == 1 ? " entry" : " entries");
    var words = new ArrayList<String>();
    words.add("Log read " + Times.timeOfDay(contents.at()));
    words.add(rows.isFiltered() ? rows.shown().size() + " of " + size : size);
    if (rows.inWork() > 0) {
      words.add(rows.inWork() + " in work");
    }
    if (!model.readOnlyProperty().get().isEmpty()) {
      words.add("read-only");
    }
    read.setText(String.join(" · ", words));
    Times.explain(read, contents.at());
  }

  private EmptyState placeholder(Contents contents) {
    if (!contents.wasRead()) {
      return new EmptyState("Reading the log…", "");
    }
    if (session.workspace().log().isEmpty()) {
      return new EmptyState("No log yet", "Create one above, or name it in gatehouse.json.");
    }
    if (model.rows().size() == 0) {
      return new EmptyState(
          "No entries yet", "Open the first with \"New entry\" before dev work starts.");
    }
    var all = Layout.button("show-all", "Show all entries");
    all.setOnAction(event -> showAll());
    return new EmptyState("No entry matches", "Use fewer words, or another status.", all);
  }

  private void showWorkspace() {
    var workspace = session.workspace();
    where.show(workspace.log().map(workspace::shown).orElse(""));
    var findings = workspace.findings().size();
    remarks.setVisible(findings > 0);
    remarks.setText(findings == 1 ? "1 remark" : findings + " remarks");
    create.setDisable(workspace.log().isEmpty() || !model.readOnlyProperty().get().isEmpty());
    banners.getChildren().setAll(Missings.banners(session));
    banners.getChildren().addAll(safety.banners());
    session
        .contentsProperty()
        .get()
        .problem()
        .ifPresent(
            thrown -> {
              var trouble = new TroublePane(thrown);
              trouble.getStyleClass().addAll("banner", "danger");
              banners.getChildren().add(trouble);
            });
    banners.setVisible(!banners.getChildren().isEmpty());
  }

  /** Once for all that has changed in one go: each time the pane is made anew. */
  private void showEntry() {
    if (!entryIsOld) {
      entryIsOld = true;
      session.runner().post(this::showEntryNow);
    }
  }

  private void showEntryNow() {
    entryIsOld = false;
    var row = model.chosenProperty().get();
    if (row.isPresent()) {
      pane.show(row.get(), model.detailsProperty().get());
      right.getChildren().setAll(entryScroll);
    } else {
      right.getChildren().setAll(new EmptyState("No entry chosen", "Choose one on the left."));
    }
    var next = model.toContinue();
    goOn.setDisable(next.isEmpty());
    goOn.setText(
        next.map(found -> (found.isInWork() ? "Continue " : "Open ") + found.id())
            .orElse("Continue"));
  }

  private void showRemarks() {
    var box =
        new DialogBox(
            "About this workspace",
            session.workspace().findings().stream().map(line -> Layout.text(line)).toList());
    dialogs.show(box.buttons(dialogs.cancel("Close")), () -> {});
  }
}
