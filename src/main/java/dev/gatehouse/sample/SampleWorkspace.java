package dev.gatehouse.sample;

import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A small real application in two git repositories, dev ahead of prod by one milestone: the booking
 * desk of a marina. It has all that a promotion meets: migrations, a database with rows that must
 * stay, secrets, data, a port that must not reach prod, files that stay in dev, scripts, and a log.
 */
public record SampleWorkspace(Path dev, Path prod) {
  /** The entry whose work is done: its claims are what ships, and its port needs tailoring. */
  public static final String READY_ENTRY = "2026-03-02-berth-booking";

  private static final String STATE = ".workspace-state.json";
  private static final String RULES = "docs/HARBOUR_RULES.md";

  /**
   * Writes {@code harbour-dev} and {@code harbour} into the folder, which is made if it is missing.
   *
   * @throws Trouble where the folder is not empty
   */
  public static SampleWorkspace write(Path folder) throws IOException {
    folder = folder.toAbsolutePath().normalize();
    Files.createDirectories(folder);
    try (var listing = Files.list(folder)) {
      if (listing.findAny().isPresent()) {
        throw new Trouble(
            folder + " is not empty",
            "The sample was not written",
            "Name a folder that does not exist yet, or an empty one");
      }
    }
    var sample = new SampleWorkspace(folder.resolve("harbour-dev"), folder.resolve("harbour"));
    sample.writeProd();
    // As a second checkout comes about: dev has prod's history and goes on from there.
    Folders.copy(sample.prod, sample.dev, Cancellation.never());
    sample.writeDev();
    sample.writeWhatGitDoesNotHold();
    return sample;
  }

  private void writeProd() throws IOException {
    for (var chapter : SampleChapter.PROD) {
      var paths = SampleResources.write(chapter.folder(), prod);
      if (paths.contains(STATE)) {
        // Windows PowerShell's UTF-8: a byte order mark, and its line ends.
        Files.writeString(
            prod.resolve(STATE), "\uFEFF" + withCrLf(Files.readString(prod.resolve(STATE))));
      }
      commit(prod, chapter, paths);
    }
  }

  private void writeDev() throws IOException {
    for (var chapter : SampleChapter.DEV) {
      var paths = new ArrayList<>(SampleResources.write(chapter.folder(), dev));
      if (paths.contains(RULES)) {
        // An editor's doing: to git the content is the same, so it is no delta.
        Files.writeString(dev.resolve(RULES), withCrLf(Files.readString(dev.resolve(RULES))));
      }
      for (var path : chapter.removed()) {
        Files.delete(dev.resolve(path));
        paths.add(path);
      }
      if (chapter == SampleChapter.DEV.getLast()) {
        Files.writeString(
            dev.resolve(Settings.FILE),
            SampleSettings.forSystem(System.getProperty("os.name", "")));
        paths.add(Settings.FILE);
      }
      commit(dev, chapter, paths);
    }
  }

  private void writeWhatGitDoesNotHold() throws IOException {
    SampleResources.write("dev-local", dev);
    SampleResources.write("prod-local", prod);
    SampleDatabase.create(
        prod.resolve("backend/app.db"),
        prod.resolve("backend/migrations"),
        SampleResources.text("rows.sql"));
  }

  private static void commit(Path root, SampleChapter chapter, List<String> paths)
      throws IOException {
    if (!GitCheckout.isCheckout(root)) {
      GitCheckout.init(root, chapter.message(), chapter.who()).close();
      return;
    }
    try (var checkout = GitCheckout.open(root)) {
      checkout.commit(paths, chapter.message(), chapter.who());
    }
  }

  private static String withCrLf(String text) {
    return text.replace("\n", "\r\n");
  }
}
