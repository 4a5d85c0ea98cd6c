package dev.gatehouse.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.workspace.PersonalNotes.Typed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalFolderTest {
  private static final Path DEV = Path.of("/work/dev");
  private static final String ENTRY = "2026-01-01-a/b ?";
  private static final PersonalNotes NOTES =
      new PersonalNotes(Map.of("a.txt", "1f"), Map.of("b.txt", new Typed("2e", "ä\n")), true);

  @TempDir Path config;

  @Test
  void whatIsKeptIsThereAgainForThisEntryOfThisWorkspaceOnly() throws Exception {
    var folder = new PersonalFolder(config);
    assertEquals(PersonalNotes.NONE, folder.read(DEV, ENTRY));
    folder.write(DEV, ENTRY, NOTES);
    assertEquals(NOTES, new PersonalFolder(config).read(DEV, ENTRY));
    assertEquals(PersonalNotes.NONE, folder.read(DEV, "2026-01-01-other"));
    assertEquals(PersonalNotes.NONE, folder.read(Path.of("/work/other"), ENTRY));
  }

  @Test
  void nobodyElseMayReadIt() throws Exception {
    assumeTrue(config.getFileSystem().supportedFileAttributeViews().contains("posix"));
    var folder = new PersonalFolder(config);
    folder.write(DEV, ENTRY, NOTES);
    folder.write(DEV, ENTRY, new PersonalNotes(Map.of(), Map.of(), true));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())));
  }

  @Test
  void aFileThatCannotBeReadHoldsNothingAndWithNothingToKeepThereIsNone() throws Exception {
    var folder = new PersonalFolder(config);
    folder.write(DEV, ENTRY, NOTES);
    Files.writeString(files().getFirst(), "{\"viewed\":null");
    assertEquals(PersonalNotes.NONE, folder.read(DEV, ENTRY));
    Files.writeString(files().getFirst(), "{\"viewed\":null}");
    assertEquals(PersonalNotes.NONE, folder.read(DEV, ENTRY));
    folder.write(DEV, ENTRY, PersonalNotes.NONE);
    assertEquals(List.of(), files());
  }

  private List<Path> files() throws Exception {
    try (var listing = Files.list(config.resolve("personal"))) {
      return listing.toList();
    }
  }
}
