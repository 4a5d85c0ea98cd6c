package dev.gatehouse.ui.wizard;

import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.evidence.Brought;
import dev.gatehouse.ui.evidence.DropTarget;
import dev.gatehouse.ui.evidence.Pasting;
import dev.gatehouse.ui.wizard.EvidenceDesk.Place;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** A line that takes evidence: dropped on it, chosen or pasted. */
final class AddEvidence {
  private final EvidenceDesk desk;
  private final Place place;
  private final Runnable afterwards;
  private final Label words;
  private final HBox node;

  /**
   * @param whose such as "step 7", for screen readers
   * @param afterwards when it is listed
   */
  AddEvidence(EvidenceDesk desk, Place place, String id, String whose, Runnable afterwards) {
    this.desk = desk;
    this.place = place;
    this.afterwards = afterwards;
    words = Layout.word("Drop evidence,", "small", "muted");
    var choose = link("choose…", "Choose evidence for " + whose);
    Layout.onFollow(choose, () -> desk.choose(choose, place, "Evidence for " + whose, afterwards));
    var paste = link("paste", "Paste evidence for " + whose);
    paste.setTooltip(
        new Tooltip("A screenshot, text or files from the clipboard (" + Pasting.keys() + ")"));
    paste.getStyleClass().add("evidence-paste");
    Layout.onFollow(paste, () -> desk.paste(place, Pasting.held(), afterwards));
    node =
        new HBox(
            Icons.of("fth-paperclip", "muted-icon"),
            words,
            choose,
            Layout.word("or", "small", "muted"),
            paste);
    node.setId(id);
    node.setAlignment(Pos.CENTER_LEFT);
    node.setMinWidth(HBox.USE_PREF_SIZE);
    DropTarget.install(node, files -> desk.take(place, Brought.files(files), afterwards));
  }

  private static Hyperlink link(String words, String accessible) {
    var link = new Hyperlink(words);
    link.getStyleClass().addAll("plain", "small");
    link.setAccessibleText(accessible);
    link.setMinWidth(Hyperlink.USE_PREF_SIZE);
    return link;
  }

  HBox node() {
    return node;
  }

  /** Takes what is dropped on, or pasted into, something larger too. */
  void alsoOn(Node larger) {
    DropTarget.install(larger, files -> desk.take(place, Brought.files(files), afterwards));
    Pasting.install(larger, held -> desk.paste(place, held, afterwards));
  }
}
