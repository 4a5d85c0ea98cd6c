package dev.gatehouse.ui.wizard;

import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.EmptyState;
import dev.gatehouse.ui.control.FileOpener;
import dev.gatehouse.ui.control.Shortcut;
import dev.gatehouse.ui.evidence.FilePicker;
import dev.gatehouse.ui.shell.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.layout.StackPane;

/**
 * The page of the promotion that is open. What was typed on a promotion's cards stays there while
 * another page, another phase or another promotion is looked at.
 */
public final class PromotionPage extends StackPane implements Shortcut.User {
  private final WizardModel model;
  private final Dialogs dialogs;
  private final FilePicker picker;
  private final FileOpener opener;
  private final Map<String, PromotionPane> panes = new HashMap<>();
  private final EmptyState nothing =
      new EmptyState(
          "No promotion is open",
          "Choose an entry in the log and continue it, or start a new one.");

  public PromotionPage(Session session, Dialogs dialogs) {
    this(session, dialogs, FilePicker.ofSystem(), FileOpener.ofSystem());
  }

  /** With a chooser and an opener of one's own. */
  public PromotionPage(Session session, Dialogs dialogs, FilePicker picker, FileOpener opener) {
    this.model = new WizardModel(session);
    this.dialogs = dialogs;
    this.picker = picker;
    this.opener = opener;
    setId("promotion-page");
    model.currentProperty().addListener((seen, old, now) -> show(now));
    sceneProperty()
        .addListener(
            (seen, old, now) -> {
              if (now == null) {
                model.detach();
              } else if (old == null) {
                model.attach();
              }
            });
    show(Optional.empty());
  }

  private void show(Optional<PromotionModel> current) {
    getChildren()
        .setAll(
            current.isEmpty()
                ? nothing
                : panes.computeIfAbsent(current.get().id(), id -> pane(current.get())));
  }

  private PromotionPane pane(PromotionModel promotion) {
    return new PromotionPane(
        promotion, dialogs, new EvidenceDesk(promotion, dialogs, picker, opener));
  }

  @Override
  public boolean obey(Shortcut shortcut) {
    return model
        .currentProperty()
        .get()
        .map(PromotionModel::id)
        .map(panes::get)
        .filter(pane -> pane.obey(shortcut))
        .isPresent();
  }

  /** Turns to the page of a step of the open promotion, and scrolls to its card. */
  public void reveal(String stepKey) {
    model
        .currentProperty()
        .get()
        .map(PromotionModel::id)
        .map(panes::get)
        .ifPresent(pane -> pane.reveal(stepKey));
  }
}
