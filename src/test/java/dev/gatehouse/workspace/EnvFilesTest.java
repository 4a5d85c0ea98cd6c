package dev.gatehouse.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvFilesTest {
  @TempDir Path root;

  @Test
  void allEnvFilesOfTheRootAndOneLevelBelowAreListed() throws IOException {
    for (var name :
        List.of(
            ".env", ".env.production", "backend/.env.local", "a/b/.env", "x.env", ".git/.env")) {
      Places.write(root.resolve(name), "");
    }
    Files.createDirectories(root.resolve(".envs"));
    assertEquals(
        List.of(".env", ".env.production", "backend/.env.local"),
        EnvFiles.in(root).stream().map(file -> Inside.slashed(root, file)).toList());
  }

  @Test
  void valuesAreReadAsTheUsualLibrariesReadThem() throws IOException {
    var file =
        Places.writeWithMark(
            root.resolve(".env"),
            """
            # comment
            PLAIN = a b # not this
            HASH=a#b
            export SINGLE='x ${PLAIN} \\n # y'
            DOUBLE="q\\"uote\\n${HASH} #" # comment
            URL=postgres://${HASH}@h/$x/${unknown}
            EMPTY=
            KEY="-----BEGIN
            two lines
            -----END"
            OPEN="never closed
            not an assignment
            PLAIN=last one counts
            """
                .replace("\n", "\r\n"));
    assertEquals(
        Map.of(
            "PLAIN", "last one counts",
            "HASH", "a#b",
            "SINGLE", "x ${PLAIN} \\n # y",
            "DOUBLE", "q\"uote\na#b #",
            "URL", "postgres://a#b@h/$x/${unknown}",
            "EMPTY", "",
            "KEY", "-----BEGIN\ntwo lines\n-----END",
            "OPEN", "\"never closed"),
        EnvFiles.values(file));
  }

  @Test
  void aVeryLongValueIsRead() throws IOException {
    var value = "\\n".repeat(200_000);
    var file = Places.write(root.resolve(".env"), "A=\"" + value + "\"\nB=1");
    assertEquals("1", EnvFiles.values(file).get("B"));
    assertEquals(200_000, EnvFiles.values(file).getOrDefault("A", "").length());
  }
}
