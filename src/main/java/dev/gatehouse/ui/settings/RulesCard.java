package dev.gatehouse.ui.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.ui.control.Card;
import dev.gatehouse.ui.control.Layout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;

/** What is masked, protected and kept out of prod, how long a run may take, and the rest. */
final class RulesCard extends Card {
  private static final String EQUALS = "=";
  private static final String BECAUSE = " | ";

  private final SettingsModel model;

  RulesCard(SettingsModel model) {
    super(List.of(Layout.word("Rules", "card-title")));
    this.model = model;
    setId("settings-rules");
    body()
        .getChildren()
        .setAll(
            separation(),
            texts(
                "protected",
                "Protected tables",
                "One a line. They keep every row and value.",
                "users"),
            texts(
                "secrets",
                "Secrets",
                "Names of keys, or values, one a line; masked beside those that look like secrets.",
                "LICENCE_ID"),
            map(
                "environment",
                "Environment",
                "NAME=VALUE, one a line, for scripts and commands.",
                "ALLOW_PROD_WRITE=1"),
            map(
                "timeouts",
                "Time limits",
                "The key of a step or a part, and how long it may take.",
                "backup=30m"),
            commits());
  }

  private Node separation() {
    var key = "separation";
    var caption = "Texts of dev's that must not reach prod";
    var area = FormFields.lines("settings-" + key, caption, "8201 | dev's port", 3);
    FormFields.follow(
        model, area, () -> shown(model.at(key)), typed -> model.set(key, rules(typed)));
    return FormFields.captioned(caption, area, "The text, a bar, and why; one a line.");
  }

  private static String shown(JsonNode rules) {
    var lines = new ArrayList<String>();
    rules.forEach(
        rule -> {
          var why = rule.path("why").asText("");
          lines.add(rule.path("find").asText("") + (why.isEmpty() ? "" : BECAUSE + why));
        });
    return String.join("\n", lines);
  }

  private static Optional<List<Map<String, String>>> rules(String typed) {
    var rules = new ArrayList<Map<String, String>>();
    Lists.typedMap(typed, BECAUSE)
        .ifPresent(
            all ->
                all.forEach(
                    (find, why) -> {
                      var rule = new LinkedHashMap<String, String>();
                      rule.put("find", find);
                      if (!why.isEmpty()) {
                        rule.put("why", why);
                      }
                      rules.add(rule);
                    }));
    return rules.isEmpty() ? Optional.empty() : Optional.of(rules);
  }

  private Node texts(String key, String caption, String hint, String prompt) {
    var area = FormFields.lines("settings-" + key, caption, prompt, 2);
    FormFields.follow(
        model, area, () -> Lists.shown(model.at(key)), typed -> model.set(key, Lists.typed(typed)));
    return FormFields.captioned(caption, area, hint);
  }

  private Node map(String key, String caption, String hint, String prompt) {
    var area = FormFields.lines("settings-" + key, caption, prompt, 2);
    FormFields.follow(
        model,
        area,
        () -> Lists.shownMap(model.at(key), EQUALS),
        typed -> model.set(key, Lists.typedMap(typed, EQUALS)));
    return FormFields.captioned(caption, area, hint);
  }

  private Node commits() {
    var box = new CheckBox("Commit each save of the log and its record to git");
    box.setId("settings-commits");
    box.setWrapText(true);
    model
        .textProperty()
        .subscribe(
            text -> {
              box.setSelected(model.at("commits").asBoolean(true));
              box.setDisable(!model.isObject() || !model.readOnlyProperty().get().isEmpty());
            });
    box.setOnAction(
        event -> model.set("commits", box.isSelected() ? Optional.empty() : Optional.of(false)));
    return box;
  }
}
