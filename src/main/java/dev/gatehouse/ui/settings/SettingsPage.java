package dev.gatehouse.ui.settings;

import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Shortcut;
import dev.gatehouse.ui.shell.Appearance;
import dev.gatehouse.ui.shell.Dividers;
import dev.gatehouse.ui.shell.MainWindow.PageFactory;
import dev.gatehouse.ui.shell.Session;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * The settings: on the left forms for the workspace's and for one's own, on the right the file that
 * the workspace's become.
 */
public final class SettingsPage extends BorderPane implements Shortcut.User {
  private static final double LEFT_SHARE = 0.56;

  private final SettingsModel model;
  private final FileCard file;

  /** Nothing is looked for while another page is shown. */
  private final BooleanBinding shown = sceneProperty().isNotNull().and(visibleProperty());

  private Subscription following = Subscription.EMPTY;

  private SettingsPage(Session session, Appearance appearance, Dialogs dialogs) {
    this.model = new SettingsModel(session);
    this.file = new FileCard(model);
    setId("settings-page");
    getStyleClass().add("settings-page");
    var trials = new Trials(model, dialogs);
    var forms =
        new VBox(
            Layout.text("Settings", "page-title"),
            new PersonalCard(session, appearance),
            new PlacesCard(model),
            new CommandsCard(model, trials),
            new ChecksCard(model, trials),
            new RulesCard(model));
    forms.getStyleClass().add("settings-forms");
    var scroll = Layout.scroll(forms);
    var split = new SplitPane(scroll, file);
    split.getStyleClass().add("page-split");
    Dividers.remember(split, "settings", session.personal(), LEFT_SHARE);
    setCenter(split);
    shown.subscribe(
        now -> {
          following.unsubscribe();
          following =
              now
                  ? session.contentsProperty().subscribe(contents -> model.read())
                  : Subscription.EMPTY;
        });
  }

  /** Makes the page for windows that look like this. */
  public static PageFactory in(Appearance appearance) {
    return (session, dialogs) -> new SettingsPage(session, appearance, dialogs);
  }

  @Override
  public boolean obey(Shortcut shortcut) {
    if (shortcut == Shortcut.GO_ON) {
      file.save();
      return true;
    }
    return false;
  }
}
