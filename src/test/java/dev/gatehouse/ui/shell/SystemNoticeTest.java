package dev.gatehouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

class SystemNoticeTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void whatIsSaidReachesTheSystemsProgramAsWordsAndNothingElse() throws Exception {
    assumeTrue(File.separatorChar == '/', "the program is a shell script");
    var said = folder.resolve("said.txt");
    var program = folder.resolve("notify-send");
    Files.writeString(
        program,
        "#!/bin/sh\nprintf '%s\\n' \"$@\" > '"
            + said
            + ".new'; mv '"
            + said
            + ".new' '"
            + said
            + "'\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    SystemNotice.of("Linux", Map.of("PATH", folder.toString()))
        .say("Gatehouse", "-x <b>$(touch " + folder + "/hurt)</b> & done");
    WaitForAsyncUtils.waitFor(
        Duration.ofSeconds(20).toSeconds(),
        java.util.concurrent.TimeUnit.SECONDS,
        () -> Files.exists(said));
    assertEquals(
        "--app-name=Gatehouse\n--\nGatehouse\n-x &lt;b&gt;$(touch "
            + folder
            + "/hurt)&lt;/b&gt; &amp; done\n",
        Files.readString(said));
  }

  @Test
  void aSystemWithoutTheProgramIsToldNothing() throws IOException {
    SystemNotice.of("Linux", Map.of("PATH", folder.toString())).say("Gatehouse", "done");
  }
}
