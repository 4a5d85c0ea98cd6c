package dev.gatehouse.workspace;

import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The {@code .workspace-role} of a checkout: one word, {@code dev} or {@code prod}. */
public final class RoleFile {
  /** The name of the file, in a checkout's root. */
  public static final String NAME = ".workspace-role";

  private RoleFile() {}

  /**
   * The role that the file gives; nothing where there is no file or it holds another word.
   *
   * @throws dev.gatehouse.io.Trouble where the file leads out of the checkout
   */
  public static Optional<Role> read(Path root) throws IOException {
    return text(root).flatMap(Role::ofWord);
  }

  /** Writes the role, in the encoding and with the line end that the file had. */
  public static void write(Path root, Role role) throws IOException {
    var file = Folders.inside(root, NAME);
    if (!Files.exists(file)) {
      AtomicFile.write(file, (role.word() + "\n").getBytes(StandardCharsets.UTF_8));
      return;
    }
    var old = EncodedText.of(Files.readAllBytes(file));
    var end = old.text().contains("\r\n") ? "\r\n" : old.text().contains("\n") ? "\n" : "";
    AtomicFile.write(file, old.encode(role.word() + end));
  }

  static Optional<String> text(Path root) throws IOException {
    var file = Folders.inside(root, NAME);
    return Files.isRegularFile(file)
        ? Optional.of(EncodedText.of(Files.readAllBytes(file)).text().strip())
        : Optional.empty();
  }
}
