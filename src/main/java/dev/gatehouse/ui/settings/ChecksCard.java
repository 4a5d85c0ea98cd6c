package dev.gatehouse.ui.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.ui.control.Card;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.workspace.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Prod's core checks, its commit gates, and how its services are stopped and started. */
final class ChecksCard extends Card {
  private static final String CHECKS = "checks";
  private static final String GATES = "gates";
  private static final String LAST = "last-before-verification";

  private final SettingsModel model;
  private final Trials trials;
  private final VBox checks = new VBox();
  private final VBox gates = new VBox();

  ChecksCard(SettingsModel model, Trials trials) {
    super(List.of(Layout.word("Checks, gates, services", "card-title")));
    this.model = model;
    this.trials = trials;
    setId("settings-checks");
    checks.getStyleClass().add("column");
    gates.getStyleClass().add("column");
    var addCheck = add("add-check", "Add a check", this::addCheck);
    var addGate = add("add-gate", "Add a gate", this::addGate);
    body()
        .getChildren()
        .setAll(
            Layout.text("Core checks of prod", "field-caption"),
            checks,
            addCheck,
            Layout.text("Commit gates of prod, in the order in which they run", "field-caption"),
            gates,
            addGate,
            FormFields.captioned("Stop prod's services", service("stop"), ""),
            FormFields.captioned("Start prod's services", service("start"), ""));
    // Rows are made anew where their number changes, and only then: typing keeps its caret.
    model.textProperty().map(text -> model.at(CHECKS).size()).subscribe(now -> showChecks());
    model.textProperty().map(text -> model.at(GATES).size()).subscribe(now -> showGates());
  }

  private Button add(String id, String words, Runnable onAction) {
    var button = Layout.button(id, words);
    button.setGraphic(Icons.of("fth-plus"));
    button.setOnAction(event -> onAction.run());
    button.disableProperty().bind(model.readOnlyProperty().isNotEmpty());
    return button;
  }

  private void showChecks() {
    var rows = new ArrayList<Node>();
    for (int i = 0; i < model.at(CHECKS).size(); i++) {
      rows.add(check(i));
    }
    checks.getChildren().setAll(rows);
  }

  private Node check(int index) {
    var name = "Check " + (index + 1);
    return new CommandRow(
            model,
            trials,
            "check-" + index,
            name,
            () -> Lists.command(model.at(CHECKS).path(index)),
            words -> change(CHECKS, index, words.<Object>map(now -> now)),
            Role.PROD)
        .last(remove(name, () -> change(CHECKS, index, Optional.empty())))
        .node();
  }

  private void addCheck() {
    var all = items(CHECKS);
    all.add(List.of("git", "status"));
    model.set(CHECKS, Optional.of(all));
  }

  private void showGates() {
    var rows = new ArrayList<Node>();
    for (int i = 0; i < model.at(GATES).size(); i++) {
      rows.add(gate(i));
    }
    gates.getChildren().setAll(rows);
  }

  private Node gate(int index) {
    var number = "Gate " + (index + 1);
    var name = FormFields.line("settings-gate-name-" + index, number + ", name", "name");
    name.getStyleClass().add("gate-name");
    HBox.setHgrow(name, null);
    FormFields.follow(
        model,
        name,
        () -> gateAt(index).path("name").asText(""),
        typed -> changeGate(index, "name", Optional.of(typed)));
    var last = new RadioButton("last before verification");
    last.setId("settings-gate-last-" + index);
    last.getStyleClass().add("small");
    last.setTooltip(
        new Tooltip("Gates up to and with this one run as prod is changed, the others at the end"));
    model.textProperty().subscribe(text -> last.setSelected(gateAt(index).path(LAST).asBoolean()));
    last.setOnAction(event -> markLast(index, last.isSelected()));
    last.disableProperty().bind(model.readOnlyProperty().isNotEmpty());
    var row =
        new CommandRow(
            model,
            trials,
            "gate-" + index,
            number + ", command",
            () -> Lists.command(gateAt(index).path("run")),
            words -> changeGate(index, "run", words.<Object>map(now -> now)),
            Role.PROD);
    var top = new HBox(name, last, Layout.spacer(), up(index), remove(number, () -> drop(index)));
    top.getStyleClass().add("row");
    var box = new VBox(top, row.node());
    box.getStyleClass().add("captioned");
    return box;
  }

  private JsonNode gateAt(int index) {
    return model.at(GATES).path(index);
  }

  private Button up(int index) {
    var up = new Button("", Icons.of("fth-arrow-up"));
    up.getStyleClass().addAll("flat", "icon-button");
    up.setAccessibleText("Run gate " + (index + 1) + " earlier");
    up.setTooltip(new Tooltip("Run it earlier"));
    up.disableProperty().bind(model.readOnlyProperty().isNotEmpty());
    up.setVisible(index > 0);
    up.setOnAction(
        event -> {
          var all = items(GATES);
          all.add(index - 1, all.remove(index));
          model.set(GATES, Optional.of(all));
          showGates();
        });
    return up;
  }

  private void markLast(int index, boolean isLast) {
    var all = new ArrayList<Object>();
    for (int i = 0; i < model.at(GATES).size(); i++) {
      var gate = gate(gateAt(i));
      gate.remove(LAST);
      if (i == index && isLast) {
        gate.put(LAST, true);
      }
      all.add(gate);
    }
    model.set(GATES, Optional.of(all));
  }

  private void changeGate(int index, String key, Optional<?> value) {
    var all = items(GATES);
    var gate = gate(gateAt(index));
    gate.put(key, value.<Object>map(now -> now).orElse(List.of()));
    all.set(index, gate);
    model.set(GATES, Optional.of(all));
  }

  private static Map<String, Object> gate(JsonNode gate) {
    var map = new LinkedHashMap<String, Object>();
    gate.properties().forEach(one -> map.put(one.getKey(), one.getValue()));
    return map;
  }

  private void drop(int index) {
    change(GATES, index, Optional.empty());
    showGates();
  }

  private void addGate() {
    var all = items(GATES);
    all.add(Map.of("name", "gate " + (all.size() + 1), "run", List.of("git", "status")));
    model.set(GATES, Optional.of(all));
  }

  /** Changes one item of a list, or takes it out; a list of nothing is no setting. */
  private void change(String key, int index, Optional<Object> value) {
    var all = items(key);
    if (value.isPresent()) {
      all.set(index, value.get());
    } else {
      all.remove(index);
    }
    model.set(key, all.isEmpty() ? Optional.empty() : Optional.of(all));
    if (value.isEmpty() && key.equals(CHECKS)) {
      showChecks();
    }
  }

  private List<Object> items(String key) {
    var all = new ArrayList<Object>();
    model.at(key).forEach(all::add);
    return all;
  }

  private Button remove(String what, Runnable onAction) {
    var button = new Button("", Icons.of("fth-trash-2"));
    button.getStyleClass().addAll("flat", "icon-button");
    button.setAccessibleText("Remove " + what);
    button.setTooltip(new Tooltip("Remove"));
    button.disableProperty().bind(model.readOnlyProperty().isNotEmpty());
    button.setOnAction(event -> onAction.run());
    return button;
  }

  private Node service(String which) {
    return new CommandRow(
            model,
            trials,
            "service-" + which,
            which + " services",
            () -> Lists.command(model.at("services").path(which)),
            words -> {
              Map<String, Object> all = new LinkedHashMap<>();
              model
                  .at("services")
                  .properties()
                  .forEach(one -> all.put(one.getKey(), one.getValue()));
              words.ifPresentOrElse(now -> all.put(which, now), () -> all.remove(which));
              model.set("services", all.isEmpty() ? Optional.empty() : Optional.of(all));
            },
            Role.PROD)
        .node();
  }
}
