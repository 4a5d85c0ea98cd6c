package dev.gatehouse.git;

import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.BundleWriter;

/** Packs a repository's history into one file. */
final class Bundle {
  private Bundle() {}

  static void write(Repository repository, Path file) throws IOException {
    var head = repository.resolve(Constants.HEAD);
    if (head == null) {
      throw new Trouble(
          repository.getWorkTree() + " has no commit yet",
          "Its history cannot be backed up",
          "Make a first commit");
    }
    var writer = new BundleWriter(repository);
    writer.include(Constants.HEAD, head);
    for (var prefix : new String[] {Constants.R_HEADS, Constants.R_TAGS}) {
      for (var ref : repository.getRefDatabase().getRefsByPrefix(prefix)) {
        writer.include(ref);
      }
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    var out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
    try (out) {
      writer.writeBundle(NullProgressMonitor.INSTANCE, out);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }
}
