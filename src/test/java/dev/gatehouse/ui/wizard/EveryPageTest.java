package dev.gatehouse.ui.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.promotion.Walked;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import dev.gatehouse.ui.shell.Session.Page;
import dev.gatehouse.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.util.WaitForAsyncUtils;

/** What holds for every page: the log, the eight of a promotion, the settings. */
class EveryPageTest extends WindowTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @SuppressWarnings("NullAway.Init")
  private Walker walker;

  @SuppressWarnings("NullAway.Init")
  private Stage stage;

  @Override
  public void start(Stage primary) throws Exception {
    stage = primary;
    walker = Walker.open(Walked.dev("promote", folder), primary);
  }

  @BeforeEach
  void openTheEntry() {
    walker.start(SampleWorkspace.READY_ENTRY);
  }

  @AfterEach
  void bringTheUsualSizeBack() {
    interact(() -> Theme.LIGHT.applyAt(100));
  }

  /** Looks at each page in turn. */
  private List<String> onEveryPage(Function<Node, String> fault) {
    var found = new ArrayList<String>();
    for (var phase : walker.promotion().phases()) {
      walker.show(phase.phase().key());
      found.addAll(here(phase.phase().title(), fault));
    }
    for (var page : List.of(Page.LOG, Page.SETTINGS)) {
      interact(() -> walker.session().pageProperty().set(page));
      walker.settle();
      found.addAll(here(page.toString(), fault));
    }
    return found;
  }

  private List<String> here(String page, Function<Node, String> fault) {
    Screen.settle();
    return WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          var found = new ArrayList<String>();
          var scene = walker.window().getScene();
          scene.getRoot().applyCss();
          scene.getRoot().layout();
          visit(
              scene.getRoot(),
              node -> {
                var said = fault.apply(node);
                if (!said.isEmpty()) {
                  found.add(page + ": " + name(node) + " " + said);
                }
              });
          return found;
        });
  }

  private static void visit(Node node, java.util.function.Consumer<Node> visitor) {
    if (!node.isVisible()) {
      return;
    }
    visitor.accept(node);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> visit(child, visitor));
    }
  }

  private static String name(Node node) {
    var way = new StringBuilder();
    for (Node each = node; each != null && way.length() < 160; each = each.getParent()) {
      way.append(each.getClass().getSimpleName())
          .append(each.getId() == null ? "" : "#" + each.getId())
          .append(" < ");
    }
    return way + (node instanceof Labeled labeled ? "\"" + labeled.getText() + "\"" : "");
  }

  @Test
  void everyControlHasANameAndARoleForAScreenReader() {
    assertEquals(List.of(), onEveryPage(EveryPageTest::unnamed));
  }

  private static String unnamed(Node node) {
    var used =
        node.isFocusTraversable()
            || node instanceof ButtonBase
            || node instanceof TextInputControl
            || node instanceof ChoiceBox<?>;
    if (!used) {
      return "";
    }
    if (node.getAccessibleRole() == null
        || node.getAccessibleRole() == AccessibleRole.NODE
        || node.getAccessibleRole() == AccessibleRole.PARENT) {
      return "has no role";
    }
    return spoken(node).isBlank() ? "has no name" : "";
  }

  private static String spoken(Node node) {
    var said = String.valueOf(node.getAccessibleText() == null ? "" : node.getAccessibleText());
    if (node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY) instanceof Label label) {
      said += label.getText();
    }
    // What stands in a field is its content and not its name.
    if (node instanceof Labeled labeled) {
      said += labeled.getText();
    }
    return said;
  }

  @Test
  void noTextIsCutOffInASmallWindow() {
    size(900, 600);
    assertEquals(List.of(), onEveryPage(EveryPageTest::cut));
  }

  @Test
  void noTextIsCutOffInLettersHalfAsLargeAgain() {
    interact(() -> Theme.LIGHT.applyAt(150));
    size(1280, 800);
    assertEquals(List.of(), onEveryPage(EveryPageTest::cut));
  }

  private void size(double width, double height) {
    interact(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
        });
    Screen.settle();
    assertTrue(walker.window().getWidth() <= width);
  }

  private static String cut(Node node) {
    if (!(node instanceof Labeled labeled) || labeled.getText() == null) {
      return "";
    }
    if (labeled.getText().isBlank() || hasItAll(labeled)) {
      return "";
    }
    for (var child : labeled.getChildrenUnmodifiable()) {
      if (child instanceof Text text
          && !(child instanceof FontIcon)
          && text.isVisible()
          && !squeezed(text.getText()).equals(squeezed(labeled.getText()))) {
        return "shows \"" + text.getText() + "\"";
      }
    }
    return room(labeled);
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }

  /** What a tooltip says in full may be shortened. */
  private static boolean hasItAll(Control control) {
    Tooltip tooltip = control.getTooltip();
    return tooltip != null
        && tooltip.getText().contains(control instanceof Labeled l ? l.getText() : "");
  }

  /** Whether it reaches out of what can be seen of the page from left to right. */
  private static String room(Labeled labeled) {
    var own = labeled.localToScene(labeled.getLayoutBounds());
    for (Node node = labeled.getParent(); node != null; node = node.getParent()) {
      if (node instanceof ScrollPane pane
          && pane.getHbarPolicy() != ScrollPane.ScrollBarPolicy.NEVER) {
        return "";
      }
      if (node instanceof ScrollPane || node.getParent() == null) {
        Bounds seen = node.localToScene(node.getLayoutBounds());
        if (own.getMaxX() > seen.getMaxX() + 1 || own.getMinX() < seen.getMinX() - 1) {
          return "reaches out of the page: %.0f to %.0f of %.0f to %.0f"
              .formatted(own.getMinX(), own.getMaxX(), seen.getMinX(), seen.getMaxX());
        }
      }
    }
    return "";
  }
}
