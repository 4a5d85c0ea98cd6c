package dev.gatehouse.ui.settings;

import dev.gatehouse.ui.control.Card;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.workspace.Settings;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/** Where the workspace has its log, its other checkout, its database and its folders. */
final class PlacesCard extends Card {
  private final SettingsModel model;

  PlacesCard(SettingsModel model) {
    super(List.of(Layout.word("Places", "card-title")));
    this.model = model;
    setId("settings-places");
    body()
        .getChildren()
        .setAll(
            Layout.text(
                "What is left empty is found by itself, as the grey words say.", "small", "muted"),
            place("prod", "Prod checkout", "From dev, or an absolute path."),
            place("log", "Promotion log", "From dev."),
            place("checklist", "Manual verification checklist", "From dev."),
            place(
                "database",
                "Prod's database",
                "sqlite:PATH from prod, or postgresql://HOST/NAME. Passwords belong into prod's"
                    + " .env."),
            place("backups", "Backups", "From prod, or an absolute path."),
            place("scratch", "Scratch folder", "From dev. What is in it may be deleted."),
            roots());
  }

  private Node place(String key, String caption, String hint) {
    var field = FormFields.line("settings-" + key, caption, "");
    FormFields.follow(
        model,
        field,
        () -> model.at(key).asText(""),
        typed -> model.set(key, Optional.of(typed.strip()).filter(text -> !text.isEmpty())));
    model
        .placesProperty()
        .subscribe(found -> field.setPromptText(found.getOrDefault(key, "none found")));
    return FormFields.captioned(caption, field, hint);
  }

  private Node roots() {
    var area =
        FormFields.lines(
            "settings-roots", "Prod's data folders", Settings.NONE.roots().getFirst(), 2);
    FormFields.follow(
        model,
        area,
        () -> Lists.shown(model.at("roots")),
        typed -> model.set("roots", Lists.typed(typed)));
    return FormFields.captioned(
        "Prod's data folders", area, "From prod, one a line. A backup takes them along.");
  }
}
