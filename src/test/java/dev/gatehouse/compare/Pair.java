package dev.gatehouse.compare;

import static dev.gatehouse.git.Folder.ADA;
import static dev.gatehouse.git.Folder.write;

import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.workspace.OwnPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Two checkouts that start equal. */
final class Pair implements AutoCloseable {
  final Path folder;
  final GitCheckout dev;
  final GitCheckout prod;

  Pair(Path folder) throws IOException {
    this.folder = folder;
    this.dev = start("northwind-dev");
    this.prod = start("northwind");
  }

  private GitCheckout start(String name) throws IOException {
    var root = folder.resolve(name);
    write(root, "app.txt", "one\ntwo\nthree\n");
    write(root, "src/a.txt", "a\n");
    write(root, "src/b.txt", "b\n");
    write(root, "run.sh", "#!/bin/sh\n");
    return GitCheckout.init(root, "First state", ADA);
  }

  /** Writes a file of dev's and has git track it. */
  void inDev(String path, String text) throws IOException {
    write(dev.root(), path, text);
    dev.commit(List.of(path), "Write " + path, ADA);
  }

  void inProd(String path, String text) throws IOException {
    write(prod.root(), path, text);
    prod.commit(List.of(path), "Write " + path, ADA);
  }

  Comparison compared() throws IOException {
    return Comparison.of(dev, prod, OwnPaths.NONE);
  }

  @Override
  public void close() {
    dev.close();
    prod.close();
  }
}
