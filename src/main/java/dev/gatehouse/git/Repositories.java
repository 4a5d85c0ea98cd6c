package dev.gatehouse.git;

import dev.gatehouse.io.Trouble;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Opens and creates repositories so that nothing in them can start a process. */
final class Repositories {
  static {
    MachineSettings.install();
  }

  private Repositories() {}

  static boolean isCheckout(Path root) {
    if (!Files.exists(root.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (var repository = builder(root).build()) {
      return repository.getObjectDatabase().exists();
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  static Repository open(Path root) throws IOException {
    if (!Files.exists(root.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
      throw new Trouble(
          root + " is no git checkout",
          "What differs can only be told from what git tracks",
          "Choose the checkout's own folder, or make it one with git init");
    }
    try {
      var repository = builder(root).build();
      if (!repository.getObjectDatabase().exists()) {
        repository.close();
        throw new IOException("the object database is missing");
      }
      return repository;
    } catch (IOException | IllegalArgumentException e) {
      throw new Trouble(
          "The repository of " + root + " cannot be read: " + e.getMessage(),
          "Nothing can be compared or promoted with it",
          "Check it with git status; SHA-256 repositories are not supported",
          e);
    }
  }

  /** The core.worktree of an untrusted configuration is not followed: the work tree is root. */
  private static FileRepositoryBuilder builder(Path root) {
    return new FileRepositoryBuilder()
        .setFS(QuietFs.create())
        .setWorkTree(root.toFile())
        .setMustExist(true);
  }

  static void create(Path root) throws IOException {
    var builder = new FileRepositoryBuilder().setFS(QuietFs.create());
    builder.setWorkTree(root.toFile()).setGitDir(new File(root.toFile(), ".git"));
    try {
      builder.setInitialBranch("main");
    } catch (org.eclipse.jgit.api.errors.InvalidRefNameException e) {
      throw new IllegalStateException(e);
    }
    try (var repository = builder.build()) {
      repository.create();
    }
  }
}
