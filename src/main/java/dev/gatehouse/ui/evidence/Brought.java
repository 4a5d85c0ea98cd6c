package dev.gatehouse.ui.evidence;

import dev.gatehouse.evidence.Intake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a person has dropped, chosen or pasted. It is worked out off the FX thread. */
@FunctionalInterface
public interface Brought {
  /** The pieces, each ready to be copied in. */
  List<Intake> pieces() throws IOException;

  static Brought files(List<Path> files) {
    return () -> Intake.ofFiles(files);
  }
}
