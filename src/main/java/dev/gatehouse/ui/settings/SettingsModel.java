package dev.gatehouse.ui.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.action.CommandTrial;
import dev.gatehouse.action.StepScripts;
import dev.gatehouse.compare.LineDiff;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Json;
import dev.gatehouse.script.RunResult;
import dev.gatehouse.script.ScriptChoice;
import dev.gatehouse.ui.console.OutputFeed;
import dev.gatehouse.ui.shell.Session;
import dev.gatehouse.ui.task.Latest;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.Role;
import dev.gatehouse.workspace.Settings;
import dev.gatehouse.workspace.SettingsText;
import dev.gatehouse.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;

/**
 * The settings as they are being edited. There is one truth, the text of the file: the form sets
 * keys in it, and shows what stands there.
 */
final class SettingsModel {
  /** Under which name the text is kept while it is typed and not saved. */
  private static final String TYPED = "gatehouse.json";

  private final Session session;
  private final Latest reads;
  private final ReadOnlyObjectWrapper<Optional<SettingsText>> text =
      new ReadOnlyObjectWrapper<>(this, "text", Optional.empty());
  private final ReadOnlyObjectWrapper<Map<String, ScriptChoice>> scripts =
      new ReadOnlyObjectWrapper<>(this, "scripts", Map.of());

  private final ReadOnlyObjectWrapper<Map<String, String>> places =
      new ReadOnlyObjectWrapper<>(this, "places", Map.of());
  private Optional<ObjectNode> tree = Optional.empty();

  private record Read(
      SettingsText text, Map<String, ScriptChoice> scripts, Map<String, String> places) {}

  SettingsModel(Session session) {
    this.session = session;
    this.reads = new Latest(session.runner());
  }

  Session session() {
    return session;
  }

  /** The file with what was typed; empty until it was read. */
  ReadOnlyObjectProperty<Optional<SettingsText>> textProperty() {
    return text.getReadOnlyProperty();
  }

  /** The scripts that were found, by the key of their step. */
  ReadOnlyObjectProperty<Map<String, ScriptChoice>> scriptsProperty() {
    return scripts.getReadOnlyProperty();
  }

  /** What holds for a key that the settings leave out, by key, as far as something was found. */
  ReadOnlyObjectProperty<Map<String, String>> placesProperty() {
    return places.getReadOnlyProperty();
  }

  private static Map<String, String> places(Workspace workspace) {
    var found = new HashMap<String, String>();
    workspace.prod().ifPresent(there -> found.put("prod", there.root().toString()));
    workspace.log().ifPresent(file -> found.put("log", workspace.shown(file)));
    workspace.checklist().ifPresent(file -> found.put("checklist", workspace.shown(file)));
    found.put("backups", Settings.NONE.backups());
    found.put("scratch", Settings.NONE.scratch());
    return found;
  }

  List<Step> steps() {
    return session.promotions().workflow().steps();
  }

  /** Why nothing can be written from this window; empty where it can. */
  ReadOnlyStringProperty readOnlyProperty() {
    return session.safety().readOnlyProperty();
  }

  /** Reads the file, and looks for scripts; what was typed and not saved stays. */
  void read() {
    var workspace = session.workspace();
    var steps = steps();
    reads.run(
        "Read the settings",
        () -> {
          var found = new LinkedHashMap<String, ScriptChoice>();
          for (var step : steps) {
            StepScripts.found(workspace, step).ifPresent(one -> found.put(step.key(), one));
          }
          return new Read(SettingsText.read(workspace.dev().root()), found, places(workspace));
        },
        read -> {
          scripts.set(read.scripts());
          places.set(read.places());
          if (text.get().filter(SettingsText::isChanged).isEmpty()) {
            // What was typed when the program ended last is a change on top of the file.
            take(
                session
                    .typed()
                    .of(TYPED)
                    .map(read.text()::withText)
                    .or(() -> Optional.of(read.text())));
          }
        },
        session::trouble);
  }

  /** Gives up what was typed, and takes what the file says now. */
  void discard() {
    session.typed().drop(TYPED);
    take(Optional.empty());
    read();
  }

  /** Takes a text over as it was typed. */
  void type(String typed) {
    change(now -> now.withText(typed));
  }

  /** Sets a key of the outermost object, or takes it out. */
  void set(String key, Optional<?> value) {
    if (isObject()) {
      change(now -> now.with(key, value));
    }
  }

  private void change(UnaryOperator<SettingsText> how) {
    text.get().map(how).filter(now -> !same(now)).ifPresent(this::keep);
  }

  private void keep(SettingsText now) {
    take(Optional.of(now));
    session.typed().put(TYPED, now.isChanged() ? now.text() : "");
  }

  private boolean same(SettingsText now) {
    return text.get().filter(old -> old.text().equals(now.text())).isPresent();
  }

  /** Whether the form can set keys: the text is a JSON object, right or wrong. */
  boolean isObject() {
    return tree.isPresent();
  }

  /** What stands under a key of the outermost object; a missing node where nothing does. */
  JsonNode at(String key) {
    return tree.map(root -> root.path(key)).orElse(Json.lenient().missingNode());
  }

  private void take(Optional<SettingsText> now) {
    // Each field of the form asks what it says: it is understood once, before they hear of it.
    tree = now.flatMap(SettingsModel::understood);
    text.set(now);
  }

  private static Optional<ObjectNode> understood(SettingsText now) {
    try {
      return Json.lenient().readTree(now.text()) instanceof ObjectNode root
          ? Optional.of(root)
          : Optional.empty();
    } catch (JsonProcessingException broken) {
      return Optional.empty();
    }
  }

  /** What saving would change in the file, line by line. */
  LineDiff preview() {
    var now = text.get().filter(SettingsText::isChanged);
    return LineDiff.of(
        bytes(now.map(SettingsText::before).orElse("")),
        bytes(now.map(SettingsText::text).orElse("")));
  }

  private static byte[] bytes(String words) {
    return words.getBytes(StandardCharsets.UTF_8);
  }

  /** Writes the file, and looks at the workspace with it. */
  void save() {
    var now = text.get();
    if (now.isEmpty()) {
      return;
    }
    var dev = session.workspace().dev().root();
    session
        .runner()
        .run(
            "Save the settings",
            () -> {
              session.safety().check();
              return now.get().save(dev);
            },
            saved -> {
              // What was typed while it was written is a change on top of it.
              take(
                  text.get()
                      .filter(typed -> !typed.text().equals(saved.text()))
                      .map(typed -> saved.withText(typed.text()))
                      .or(() -> Optional.of(saved)));
              if (text.get().filter(SettingsText::isChanged).isEmpty()) {
                session.typed().drop(TYPED);
              }
              session.refresh();
            },
            session::trouble);
  }

  /** The settings that commands are tried with: those that are typed, else those that hold. */
  private Settings settings() {
    return text.get().flatMap(SettingsText::settings).orElse(session.workspace().settings());
  }

  List<String> filled(List<String> command) {
    return CommandTrial.filled(session.workspace(), command);
  }

  /**
   * Runs a command once.
   *
   * @param onEnd gets how it ended, or why it could not run
   */
  Cancellation attempt(
      List<String> command,
      Role in,
      OutputFeed feed,
      Consumer<RunResult> onEnd,
      Consumer<Throwable> onFailed) {
    var stop = new Cancellation();
    var workspace = session.workspace();
    var environment = settings().environment();
    session
        .runner()
        .run(
            "Try " + command.getFirst(),
            stop,
            () -> CommandTrial.run(workspace, command, in, environment, feed::line, stop),
            onEnd,
            onFailed);
    return stop;
  }
}
