package dev.gatehouse.ui.wizard;

import dev.gatehouse.ledger.Who;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.ui.control.DialogBox;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Inputs;
import dev.gatehouse.ui.control.Layout;
import java.io.IOException;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Hyperlink;

/** Asks who wants to go on without some proof, and why; whoever answers it gives the waiver. */
final class WaiverDialog {
  /** Records the waiver that was given. */
  interface Giving {
    Promotion give(Promotions engine, String reason, Who askedBy, Who who) throws IOException;
  }

  private final PromotionModel model;
  private final Dialogs dialogs;

  WaiverDialog(PromotionModel model, Dialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
  }

  /**
   * A link that opens it.
   *
   * @param what what is waived, as in "Waive gate smoke"
   */
  Hyperlink link(String id, String what, Giving giving) {
    var link = new Hyperlink("Waive…");
    link.setId(id);
    link.getStyleClass().addAll("plain", "small");
    link.setAccessibleText("Waive " + what);
    link.setMinWidth(Hyperlink.USE_PREF_SIZE);
    Layout.onFollow(link, () -> open(what, giving));
    return link;
  }

  private void open(String what, Giving giving) {
    var me = model.who().map(Who::name).orElse("");
    var name = Inputs.line("dialog-name", "Who asks", "Name");
    var reason = Inputs.area("dialog-text", "Why", "A sentence that stays in the record", 3);
    var twice = Layout.text("It needs two names: you give it, somebody else asks.", "small");
    twice.getStyleClass().add("warning-text");
    Layout.collapsing(twice)
        .visibleProperty()
        .bind(name.textProperty().map(typed -> typed.strip().equalsIgnoreCase(me)));
    var box =
        new DialogBox(
            "Waive " + what,
            List.of(
                Layout.text(
                    (me.isEmpty() ? "You give" : "You, " + me + ", give")
                        + " it beside the one who asks. It never counts as a pass, and both names"
                        + " and the reason stay in the log."),
                Inputs.captioned("Who asks to go on without it", name),
                twice,
                Inputs.captioned("Why", reason)));
    dialogs.keep("waive " + what + ", asked by", name);
    dialogs.keep("waive " + what + ", because", reason);
    var give =
        Inputs.button(
            "dialog-ok",
            "Waive",
            () -> {
              dialogs.close();
              var asking = Who.human(name.getText().strip());
              var why = reason.getText().strip();
              dialogs.forget("waive " + what + ", asked by");
              dialogs.forget("waive " + what + ", because");
              model.record(
                  "Waiving", (engine, who) -> giving.give(engine, why, asking, who), () -> {});
            });
    give.getStyleClass().add("accent");
    give.setDefaultButton(true);
    give.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    name.getText().isBlank()
                        || name.getText().strip().equalsIgnoreCase(me)
                        || reason.getText().isBlank(),
                name.textProperty(),
                reason.textProperty()));
    box.buttons(dialogs.cancel("Cancel"), give);
    dialogs.show(box, () -> {});
    name.requestFocus();
  }
}
