package dev.gatehouse.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.Json;
import dev.gatehouse.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where {@link PersonalNotes} lie: in the user's own configuration, outside of all repositories,
 * for nobody else to read.
 */
public final class PersonalFolder {
  private static final String NAME = "personal";

  private final Path folder;

  public PersonalFolder(Path userConfigFolder) {
    this.folder = userConfigFolder.resolve(NAME);
  }

  /** That of the user who runs this; the system property {@code gatehouse.config} moves it. */
  public static PersonalFolder ofThisUser() {
    return new PersonalFolder(UserFolders.configuration());
  }

  /** The notes on an entry; none where there are none, or where they cannot be read. */
  public PersonalNotes read(Path dev, String entryId) throws IOException {
    var file = file(dev, entryId);
    if (!Files.isReadable(file)) {
      return PersonalNotes.NONE;
    }
    try {
      return Json.lenient().readValue(Files.readAllBytes(file), PersonalNotes.class);
    } catch (JsonProcessingException broken) {
      return PersonalNotes.NONE;
    }
  }

  /** Keeps the notes on an entry in place of those that were there. */
  public void write(Path dev, String entryId, PersonalNotes notes) throws IOException {
    var file = file(dev, entryId);
    if (notes.equals(PersonalNotes.NONE)) {
      Files.deleteIfExists(file);
    } else {
      AtomicFile.writePrivate(file, Json.lenient().writeValueAsBytes(notes));
    }
  }

  /** People may give entries names that no file can have. */
  private Path file(Path dev, String entryId) {
    return folder.resolve(Sha256.of(dev + "\n" + entryId).substring(0, 32) + ".json");
  }
}
