package dev.gatehouse.ui.settings;

import dev.gatehouse.ui.control.Card;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.workspace.Settings;
import dev.gatehouse.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.TextField;

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
            place("prod", "Prod checkout", "From dev, or an absolute path.", this::prod),
            place("log", "Promotion log", "From dev.", now -> now.log().map(now::shown)),
            place(
                "checklist",
                "Manual verification checklist",
                "From dev.",
                now -> now.checklist().map(now::shown)),
            place(
                "database",
                "Prod's database",
                "sqlite:PATH from prod, or postgresql://HOST/NAME. Passwords belong into prod's"
                    + " .env.",
                now -> Optional.empty()),
            place(
                "backups",
                "Backups",
                "From prod, or an absolute path.",
                now -> Optional.of(Settings.NONE.backups())),
            place(
                "scratch",
                "Scratch folder",
                "From dev. What is in it may be deleted.",
                now -> Optional.of(Settings.NONE.scratch())),
            roots());
  }

  private Optional<String> prod(Workspace workspace) {
    return workspace.prod().map(there -> there.root().toString());
  }

  private javafx.scene.Node place(
      String key, String caption, String hint, Function<Workspace, Optional<String>> found) {
    var field = FormFields.line("settings-" + key, caption, "");
    FormFields.follow(
        model,
        field,
        () -> model.at(key).asText(""),
        typed -> model.set(key, Optional.of(typed.strip()).filter(text -> !text.isEmpty())));
    prompt(field, found);
    return FormFields.captioned(caption, field, hint);
  }

  /** What holds without the setting is looked up where it may take long. */
  private void prompt(TextField field, Function<Workspace, Optional<String>> found) {
    model
        .session()
        .workspaceProperty()
        .subscribe(
            workspace ->
                model
                    .session()
                    .runner()
                    .run(
                        "Look for what the settings leave open",
                        () -> found.apply(workspace),
                        text -> field.setPromptText(text.orElse("none found")),
                        failure -> field.setPromptText("")));
  }

  private javafx.scene.Node roots() {
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
