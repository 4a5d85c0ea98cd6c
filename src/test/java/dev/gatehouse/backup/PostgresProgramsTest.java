package dev.gatehouse.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.io.Trouble;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which pg_dump is taken, and what is said where none fits. No real server is this new. */
class PostgresProgramsTest {
  @TempDir Path folder;

  @BeforeEach
  void shells() {
    assumeTrue(File.separatorChar == '/', "the stand-ins are shell scripts");
  }

  /** A program that says it is pg_dump in that version. */
  private List<String> saying(String version) throws IOException {
    var file = folder.resolve("pg_dump-" + version);
    Files.writeString(file, "#!/bin/sh\necho 'pg_dump (PostgreSQL) " + version + "'\n");
    assertTrue(file.toFile().setExecutable(true));
    return List.of(file.toString());
  }

  @Test
  void theOneThatTheSettingsNameIsTakenWhereItFits() throws IOException {
    var named = saying("97.4 (Debian 97.4-1)");
    var programs = new PostgresPrograms(Map.of("pg_dump", named));

    assertEquals(named, programs.find("pg_dump", 97));
    assertEquals(named, programs.find("pg_dump", 96), "a newer one can dump an older server");
  }

  @Test
  void anOlderOneIsRefusedWithItsVersionAndTheServers() throws IOException {
    var programs = new PostgresPrograms(Map.of("pg_dump", saying("97.4")));

    var trouble = assertThrows(Trouble.class, () -> programs.find("pg_dump", 98));

    assertTrue(
        trouble
            .what()
            .matches("pg_dump was only found in version .*97, and the server has version 98"),
        trouble.what());
    assertTrue(trouble.remedy().contains("postgresql-client-98"), trouble.remedy());
  }

  @Test
  void oneThatIsNowhereIsNamedWithWhatToInstall() {
    var trouble =
        assertThrows(Trouble.class, () -> PostgresPrograms.FOUND.find("pg_dump_of_nobody", 15));

    assertEquals("pg_dump_of_nobody was not found", trouble.what());
    assertTrue(trouble.remedy().contains("gatehouse.json"), trouble.remedy());
  }
}
