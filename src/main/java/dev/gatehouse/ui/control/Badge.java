package dev.gatehouse.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A word or two in a rounded, coloured frame. It is never cut off. */
public final class Badge extends Label {
  private Tone tone = Tone.NEUTRAL;

  public Badge(String text, Tone tone) {
    super(text);
    getStyleClass().add("badge");
    setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setTone(tone);
  }

  public Badge(String text, Tone tone, Node icon) {
    this(text, tone);
    setGraphic(icon);
  }

  public void setTone(Tone newTone) {
    getStyleClass().remove(tone.styleClass());
    tone = newTone;
    getStyleClass().add(newTone.styleClass());
  }

  /** Says something else, in another colour. */
  public void show(String text, Tone newTone) {
    setText(text);
    setTone(newTone);
  }

  public Tone tone() {
    return tone;
  }
}
