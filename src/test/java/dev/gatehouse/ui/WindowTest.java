package dev.gatehouse.ui;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A test that opens a window. Such tests take turns: there is one screen, one mouse and one
 * keyboard. Its hands are quicker than TestFX's own, which rest for a twentieth of a second after
 * whatever they do, and a tenth at each key.
 */
@ResourceLock("the screen")
public abstract class WindowTest extends ApplicationTest {
  private static final KeyCode SHORTCUT =
      System.getProperty("os.name", "").startsWith("Mac") ? KeyCode.COMMAND : KeyCode.CONTROL;

  /** Does it on the FX thread, and waits until what it brought about is laid out. */
  @Override
  public FxRobot interact(Runnable deed) {
    WaitForAsyncUtils.waitForAsyncFx(20_000, deed);
    Screen.settle();
    return this;
  }

  /** Pushes keys together. */
  @Override
  public FxRobot push(KeyCode... keys) {
    var codes = Stream.of(keys).map(key -> key == KeyCode.SHORTCUT ? SHORTCUT : key).toList();
    return interact(() -> push(codes));
  }

  private static void push(List<KeyCode> codes) {
    var robot = new Robot();
    codes.forEach(robot::keyPress);
    codes.reversed().forEach(robot::keyRelease);
  }
}
