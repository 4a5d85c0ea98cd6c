package dev.gatehouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code packaging/bin/gatehouse} looks for a JDK that can run the program. */
class StarterTest {
  private static final Path SHELL = Path.of("/bin/sh");
  private static final List<String> TOOLS = List.of("dirname", "readlink", "sed", "head");

  @TempDir Path folder;
  private Path app;
  private Path path;

  @BeforeEach
  void anAppAndAPathWithTheShellsOwnToolsAlone() throws Exception {
    assumeTrue(Files.isExecutable(SHELL), "the starter is a shell script, and there is no /bin/sh");
    folder = folder.toRealPath();
    app = folder.resolve("the app");
    path = Files.createDirectories(folder.resolve("path"));
    for (var tool : TOOLS) {
      executable(path.resolve(tool), "#!/bin/sh\nexec " + found(tool) + " \"$@\"\n");
    }
    // The usual folders of this machine may hold a JDK: the starter looks in empty ones instead.
    var script = Files.readString(Path.of("packaging/bin/gatehouse"));
    for (var usual : List.of("/usr/lib/jvm/", "/usr/java/", "/opt/", "/Library/Java/")) {
      assertTrue(script.contains(" " + usual), usual);
      script = script.replace(" " + usual, " " + folder + "/usual" + usual);
    }
    executable(app.resolve("bin/gatehouse"), script);
  }

  @Test
  void theJdkOfJavaHomeComesFirst() throws Exception {
    var home = jdk(folder.resolve("a home"), "25.0.1");
    jdk(folder, "26", path.resolve("java"));

    var run = start(Map.of("JAVA_HOME", home.toString()), "status", "a b");

    assertEquals(0, run.code(), run.err());
    assertEquals(
        "25.0.1: -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "
            + app.resolve("gatehouse.jar")
            + " dev.gatehouse.cli.Main status [a b]",
        run.out().strip());
  }

  @Test
  void anOldJavaHomeIsPassedOverForTheOneOnThePath() throws Exception {
    var home = jdk(folder.resolve("old"), "17.0.15");
    jdk(folder, "25", path.resolve("java"));

    var run = start(Map.of("JAVA_HOME", home.toString()));

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().startsWith("25: "), run.out());
  }

  @Test
  void aJavaHomeThatIsNotThereAndAPathWithAnOldOneLeadToTheUsualFolders() throws Exception {
    jdk(folder, "1.8.0_292", path.resolve("java"));
    jdk(folder.resolve("usual/usr/lib/jvm/jdk-21"), "21.0.2");
    jdk(folder.resolve("usual/usr/lib/jvm/jdk-25"), "25-ea");

    var run = start(Map.of("JAVA_HOME", folder.resolve("gone").toString()));

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().startsWith("25-ea: "), run.out());
  }

  @Test
  void whereThereIsNoneItSaysSoInOneLineWithTheRemedy() throws Exception {
    assertNone(start(Map.of()));

    jdk(folder, "17.0.15", path.resolve("java"));
    assertNone(start(Map.of()));

    executable(path.resolve("java"), "#!/bin/sh\necho broken >&2\nexit 1\n");
    assertNone(start(Map.of("JAVA_HOME", "")));
  }

  @Test
  void itMayBeStartedThroughALink() throws Exception {
    jdk(folder, "25.0.1", path.resolve("java"));
    var link = Files.createSymbolicLink(folder.resolve("gh"), Path.of("the app/bin/gatehouse"));

    var run = start(link, Map.of());

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("-cp " + app.resolve("gatehouse.jar")), run.out());
  }

  private static void assertNone(CommandRun run) {
    assertEquals(2, run.code(), run.out());
    assertEquals(1, run.errorLines().size(), run.err());
    assertTrue(run.err().startsWith("gatehouse: no JDK 25 or newer was found"), run.err());
    assertTrue(run.err().contains("set JAVA_HOME"), run.err());
    assertFalse(run.out().contains("Main"), run.out());
  }

  private CommandRun start(Map<String, String> environment, String... arguments) throws Exception {
    return start(app.resolve("bin/gatehouse"), environment, arguments);
  }

  private CommandRun start(Path starter, Map<String, String> environment, String... arguments)
      throws Exception {
    var command = new ArrayList<>(List.of(starter.toString()));
    command.addAll(List.of(arguments));
    var out = folder.resolve("out");
    var err = folder.resolve("err");
    var builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", path.toString());
    builder.environment().put("HOME", folder.toString());
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    return new CommandRun(code, Files.readString(out), Files.readString(err));
  }

  private static Path jdk(Path home, String version) throws IOException {
    return jdk(home, version, home.resolve("bin/java"));
  }

  /** Something that answers like a java of that version, and tells how it was started. */
  private static Path jdk(Path home, String version, Path java) throws IOException {
    executable(
        java,
        """
        #!/bin/sh
        if [ "$1" = -version ]; then
          echo 'openjdk version "%1$s" 2025-10-21' >&2
          exit 0
        fi
        words=
        for word in "$@"; do
          case $word in *the*app*) ;; *' '*) word="[$word]" ;; esac
          words="$words $word"
        done
        echo "%1$s:$words"
        """
            .formatted(version));
    return home;
  }

  private static void executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path found(String tool) {
    for (var place : List.of("/usr/bin", "/bin")) {
      if (Files.isExecutable(Path.of(place, tool))) {
        return Path.of(place, tool);
      }
    }
    throw new IllegalStateException("no " + tool);
  }
}
