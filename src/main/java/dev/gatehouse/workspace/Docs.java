package dev.gatehouse.workspace;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The Markdown files under {@code docs/} of a checkout, and what they are for. */
final class Docs {
  static final String NO_LOG =
      "no Markdown file under docs/ has a table with ID, Summary, Status, Owner, Notes";
  static final String NO_CHECKLIST = "no MANUAL_VERIFICATION*.md or *CHECKLIST*.md under docs/";

  private static final Pattern MANUAL = Pattern.compile("manual_verification.*\\.md");
  private static final Pattern CHECKLIST = Pattern.compile(".*checklist.*\\.md");
  private static final int MAX_DEPTH = 16;

  private Docs() {}

  /**
   * The files that are promotion logs, the likeliest first. Where there is none, one whose table
   * has lost a column: it is read, so that the log's own verdict can say what is wrong with it.
   */
  static List<Path> logs(Path root) throws IOException {
    var files = markdown(root);
    var logs = new ArrayList<Path>();
    for (var file : files) {
      if (LogSigns.isLog(file)) {
        logs.add(file);
      }
    }
    if (logs.isEmpty()) {
      for (var file : files) {
        if (LogSigns.isAlmostLog(file)) {
          logs.add(file);
        }
      }
    }
    logs.sort(
        Comparator.comparing((Path log) -> !name(log).contains("promot"))
            .thenComparing(Path::getNameCount)
            .thenComparing(Path::toString));
    return logs;
  }

  /** The manual verification checklist: by that name before others, the least deep first. */
  static Optional<Path> checklist(Path root) throws IOException {
    return markdown(root).stream()
        .filter(file -> isManual(file) || CHECKLIST.matcher(name(file)).matches())
        .min(
            Comparator.comparing((Path file) -> !isManual(file))
                .thenComparing(Path::getNameCount)
                .thenComparing(Path::toString));
  }

  private static boolean isManual(Path file) {
    return MANUAL.matcher(name(file)).matches();
  }

  /**
   * All Markdown files that lie in the checkout, also by a link that stays in it; not what lies in
   * hidden folders or in the folder of an entry, where copies of anything may be evidence.
   */
  private static List<Path> markdown(Path root) throws IOException {
    var found = new ArrayList<Path>();
    try (var children = Files.newDirectoryStream(root)) {
      for (var child : children) {
        if (name(child).equals("docs") && Files.isDirectory(child) && Inside.isIn(root, child)) {
          collect(root, child, found);
        }
      }
    }
    return found;
  }

  private static void collect(Path root, Path docs, List<Path> found) throws IOException {
    Files.walkFileTree(
        docs,
        Set.of(),
        MAX_DEPTH,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return name(folder).startsWith(".")
                    || name(folder).equals("node_modules")
                    || Files.exists(folder.resolve("ledger.jsonl"))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            boolean there =
                attributes.isRegularFile()
                    || (attributes.isSymbolicLink()
                        && Files.isRegularFile(file)
                        && Inside.isIn(root, file));
            if (there && (name(file).endsWith(".md") || name(file).endsWith(".markdown"))) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // what cannot be read is not the log
          }
        });
  }

  private static String name(Path path) {
    return path.getFileName().toString().toLowerCase(Locale.ROOT);
  }
}
