package dev.gatehouse.ui.control;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** What can be done by keys from anywhere in the window. Command stands for Ctrl on macOS. */
public enum Shortcut {
  HELP(new KeyCodeCombination(KeyCode.F1), "Show this page (also with ?)", Group.WINDOW),
  LOG(
      new KeyCodeCombination(KeyCode.DIGIT1, KeyCombination.SHORTCUT_DOWN),
      "Go to the log",
      Group.WINDOW),
  PROMOTION(
      new KeyCodeCombination(KeyCode.DIGIT2, KeyCombination.SHORTCUT_DOWN),
      "Go to the promotion",
      Group.WINDOW),
  SETTINGS(
      new KeyCodeCombination(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN),
      "Go to the settings",
      Group.WINDOW),
  OPEN(
      new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN),
      "Open another workspace",
      Group.WINDOW),
  REFRESH(new KeyCodeCombination(KeyCode.F5), "Look at the workspace again", Group.WINDOW),
  LARGER(
      new KeyCodeCombination(KeyCode.PLUS, KeyCombination.SHORTCUT_DOWN),
      "Larger letters",
      Group.LOOK),
  SMALLER(
      new KeyCodeCombination(KeyCode.MINUS, KeyCombination.SHORTCUT_DOWN),
      "Smaller letters",
      Group.LOOK),
  USUAL_SIZE(
      new KeyCodeCombination(KeyCode.DIGIT0, KeyCombination.SHORTCUT_DOWN),
      "Letters of the usual size",
      Group.LOOK),
  THEME(
      new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
      "Light or dark",
      Group.LOOK),
  NEW_ENTRY(
      new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN), "New entry", Group.LOG),
  GO_ON(
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN),
      "Continue the chosen entry; in a promotion, run the step",
      Group.LOG),
  FIND(
      new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN),
      "Filter the log, the files or a diff; search the output",
      Group.LOG),
  NEXT_STEP(
      new KeyCodeCombination(KeyCode.PAGE_DOWN, KeyCombination.ALT_DOWN),
      "Next step",
      Group.PROMOTION),
  PREVIOUS_STEP(
      new KeyCodeCombination(KeyCode.PAGE_UP, KeyCombination.ALT_DOWN),
      "Previous step",
      Group.PROMOTION),
  NEXT_PAGE(
      new KeyCodeCombination(KeyCode.PAGE_DOWN, KeyCombination.SHORTCUT_DOWN),
      "Next page",
      Group.PROMOTION),
  PREVIOUS_PAGE(
      new KeyCodeCombination(KeyCode.PAGE_UP, KeyCombination.SHORTCUT_DOWN),
      "Previous page",
      Group.PROMOTION),
  CANCEL(
      new KeyCodeCombination(KeyCode.PERIOD, KeyCombination.SHORTCUT_DOWN),
      "Cancel what is running",
      Group.PROMOTION);

  /** Where a shortcut belongs on the page that lists them. */
  public enum Group {
    WINDOW("The window"),
    LOOK("How it looks"),
    LOG("The log"),
    PROMOTION("A promotion");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** Takes part in shortcuts, as the page that is shown does. */
  @FunctionalInterface
  public interface User {
    /** Does what is asked for, and says whether that is anything here. */
    boolean obey(Shortcut shortcut);
  }

  private final KeyCombination keys;
  private final String does;
  private final Group group;

  Shortcut(KeyCombination keys, String does, Group group) {
    this.keys = keys;
    this.does = does;
    this.group = group;
  }

  /** What it does, in words. */
  public String does() {
    return does;
  }

  public Group group() {
    return group;
  }

  /** The keys as this system writes them, {@code Ctrl+F} for example. */
  public String keys() {
    return keys.getDisplayText();
  }

  /** The shortcut that somebody has pressed. */
  public static Optional<Shortcut> of(KeyEvent pressed) {
    return Stream.of(values()).filter(one -> one.isPressed(pressed)).findFirst();
  }

  /** Plus and minus have places of their own beside the digits, and need Shift on some layouts. */
  private boolean isPressed(KeyEvent pressed) {
    if (keys.match(pressed)) {
      return true;
    }
    if (!pressed.isShortcutDown() || pressed.isAltDown()) {
      return false;
    }
    return switch (this) {
      case LARGER ->
          switch (pressed.getCode()) {
            case PLUS, ADD, EQUALS -> true;
            default -> false;
          };
      case SMALLER ->
          switch (pressed.getCode()) {
            case MINUS, SUBTRACT -> true;
            default -> false;
          };
      case USUAL_SIZE ->
          switch (pressed.getCode()) {
            case DIGIT0, NUMPAD0 -> !pressed.isShiftDown();
            default -> false;
          };
      default -> false;
    };
  }

  /** Has a control's tooltip say what it does and by which keys. */
  public <T extends Control> T on(T control, String tip) {
    control.setTooltip(new Tooltip(tip + " (" + keys() + ")"));
    return control;
  }

  /** The same, with the words of the shortcut. */
  public <T extends Control> T on(T control) {
    return on(control, does);
  }
}
