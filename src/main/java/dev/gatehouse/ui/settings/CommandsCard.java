package dev.gatehouse.ui.settings;

import dev.gatehouse.script.ScriptChoice;
import dev.gatehouse.ui.control.Card;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.CommandLine;
import dev.gatehouse.workspace.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** What runs for each step in place of the script that was found, or of the built-in. */
final class CommandsCard extends Card {
  private static final String KEY = "commands";

  /** What else can be a command: its key, what it is called, and the checkout in which it runs. */
  private record Part(String key, String title, Role in) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("migrate", "Migrate a database", Role.DEV),
          new Part("restore", "Restore a backup", Role.PROD));

  private final SettingsModel model;
  private final Trials trials;

  CommandsCard(SettingsModel model, Trials trials) {
    super(List.of(Layout.word("Commands", "card-title")));
    this.model = model;
    this.trials = trials;
    setId("settings-commands");
    var rows = new ArrayList<Node>();
    rows.add(
        Layout.text(
            "A program and its arguments, as one would type them; no shell is involved."
                + " {dev}, {prod}, {database}, {backup}, {scratch} and {id} are filled in.",
            "small",
            "muted"));
    for (var step : model.steps()) {
      if (!step.person() && !step.scripts().isEmpty()) {
        rows.add(row(step));
      }
    }
    for (var part : PARTS) {
      rows.add(captioned(part.title(), command(part.key(), part.title(), part.in()), ""));
    }
    body().getChildren().setAll(rows);
  }

  private Node row(Step step) {
    var title = step.number() + " " + step.title();
    var in = step.in().equals("prod") ? Role.PROD : Role.DEV;
    var row = command(step.key(), title, in);
    var found = Layout.text("", "small", "muted");
    found.setId("found-" + step.key());
    var take = Layout.button("take-" + step.key(), "Change…");
    take.setAccessibleText("Write the command of " + title + " here, to change it");
    take.setOnAction(
        event ->
            Optional.ofNullable(model.scriptsProperty().get().get(step.key()))
                .ifPresent(choice -> take(row, step, choice)));
    Layout.collapsing(take);
    row.with(take);
    model
        .scriptsProperty()
        .subscribe(
            scripts -> {
              var choice = Optional.ofNullable(scripts.get(step.key()));
              found.setText(choice.map(this::said).orElse("The built-in runs."));
              take.setVisible(choice.filter(ScriptChoice::runnable).isPresent());
            });
    var box = FormFields.captioned(title, row.node(), "");
    box.getChildren().add(found);
    return box;
  }

  private String said(ScriptChoice choice) {
    var path = model.session().workspace().shown(choice.path());
    return choice.runnable()
        ? "Found: " + path + ", run by " + choice.interpreter() + "."
        : "Found, and cannot run here: " + path + " (" + choice.why() + ").";
  }

  private static void take(CommandRow row, Step step, ScriptChoice choice) {
    var name = String.valueOf(choice.path().getFileName());
    var command = choice.command(step.arguments().getOrDefault(name, List.of()));
    row.field().setText(CommandLine.line(command));
    row.field().requestFocus();
  }

  private CommandRow command(String key, String title, Role in) {
    return new CommandRow(
        model,
        trials,
        "command-" + key,
        title,
        () -> Lists.command(model.at(KEY).path(key)),
        words -> set(key, words),
        in);
  }

  private void set(String key, Optional<List<String>> words) {
    Map<String, Object> all = new LinkedHashMap<>();
    model.at(KEY).properties().forEach(one -> all.put(one.getKey(), one.getValue()));
    words.ifPresentOrElse(now -> all.put(key, now), () -> all.remove(key));
    model.set(KEY, all.isEmpty() ? Optional.empty() : Optional.of(all));
  }

  private static Node captioned(String title, CommandRow row, String hint) {
    var box = FormFields.captioned(title, row.node(), hint);
    ((Label) box.getChildren().getFirst()).setLabelFor(row.field());
    return box;
  }
}
