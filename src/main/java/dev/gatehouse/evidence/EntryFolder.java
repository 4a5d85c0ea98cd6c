package dev.gatehouse.evidence;

import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The folder beside the log in which an entry's ledger, evidence and output are kept. */
public final class EntryFolder {
  private static final String PROMOTIONS = "promotions";

  /** Keeps a checkout from rewriting what is hashed. */
  private static final String ATTRIBUTES = "* -text -filter -ident -working-tree-encoding";

  private static final Pattern DATED =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9-]{1,80}");

  /** What Gatehouse writes below an entry's folder. */
  private static final Pattern KEPT =
      Pattern.compile(
          "ledger\\.jsonl|ledger-[^/]+\\.(?:txt|jsonl)|output/[^/]+\\.txt|evidence/[^/]+/.+");

  private static final Pattern TEMPORARY = Pattern.compile("(.*/)?\\.gatehouse-[^/]*\\.tmp");
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9]+");
  private static final Pattern STEP = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int MAX_SAFE = 60;

  private final Path logFolder;
  private final String name;
  private final String id;

  private EntryFolder(Path logFolder, String id) {
    this.logFolder = logFolder;
    this.id = id;
    this.name = nameFor(id);
  }

  /** The entry's folder, which need not be there yet. */
  public static EntryFolder of(Path logFile, String entryId) {
    var folder = logFile.toAbsolutePath().normalize().getParent();
    if (folder == null) {
      throw new IllegalArgumentException(logFile + " is no log file");
    }
    return new EntryFolder(folder, entryId);
  }

  public Path path() {
    return logFolder.resolve(PROMOTIONS).resolve(name);
  }

  /** The file that keeps git from rewriting what is in a log's {@code promotions/}. */
  public static Path attributes(Path logFile) {
    return logFile.resolveSibling(PROMOTIONS).resolve(".gitattributes");
  }

  /** The folders of all entries of a log that have one, sorted. */
  public static List<Path> all(Path logFile) throws IOException {
    var promotions = logFile.resolveSibling(PROMOTIONS);
    if (!Files.isDirectory(promotions)) {
      return List.of();
    }
    try (var children = Files.list(promotions)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }

  /**
   * Whether Gatehouse writes such a file into an entry's folder.
   *
   * @param path relative to the entry's folder, with '/'
   */
  public static boolean keeps(String path) {
    return KEPT.matcher(path).matches() && !TEMPORARY.matcher(path).matches();
  }

  /**
   * What the folder holds of Gatehouse's: the ledger, output, evidence; not what else lies there.
   */
  public List<Path> files() throws IOException {
    try {
      return Folders.files(path()).stream().filter(file -> keeps(inside(file))).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private String inside(Path file) {
    var relative = path().relativize(file).toString();
    return relative.replace(file.getFileSystem().getSeparator(), "/");
  }

  public String id() {
    return id;
  }

  /**
   * Creates the folder, and sees to it that git leaves alone what is in {@code promotions/}.
   *
   * @throws dev.gatehouse.io.Trouble where a link leads the folder out of the log's
   */
  public void prepare() throws IOException {
    var folder = Folders.inside(logFolder, PROMOTIONS + "/" + name);
    var attributes = Folders.inside(logFolder, PROMOTIONS + "/.gitattributes");
    var present = Files.exists(attributes) ? Files.readString(attributes) : "";
    var lastRule = present.lines().filter(line -> !line.isBlank()).reduce("", (a, b) -> b);
    if (!lastRule.equals(ATTRIBUTES)) {
      // What people wrote there stays; of two rules, git goes by the last.
      var separator = present.isEmpty() || present.endsWith("\n") ? "" : "\n";
      var wanted = present + separator + ATTRIBUTES + "\n";
      AtomicFile.write(attributes, wanted.getBytes(StandardCharsets.UTF_8));
    }
    Folders.create(folder);
  }

  /** The file for the masked output of one run of a step, from 1. */
  public Path output(String stepKey, int run) {
    if (run < 1) {
      throw new IllegalArgumentException("runs count from 1, not from " + run);
    }
    return path().resolve("output").resolve(checked(stepKey) + "-" + run + ".txt");
  }

  /** The folder for a step's evidence. */
  public Path evidence(String stepKey) {
    return path().resolve("evidence").resolve(checked(stepKey));
  }

  private static String checked(String stepKey) {
    if (!STEP.matcher(stepKey).matches()) {
      throw new IllegalArgumentException("no key of a step: " + stepKey);
    }
    return stepKey;
  }

  /** IDs that people made up may be no file names, and differ only in what is no letter. */
  private static String nameFor(String id) {
    if (DATED.matcher(id).matches()) {
      return id;
    }
    var safe = UNSAFE.matcher(id).replaceAll("-").replaceAll("^-|-$", "");
    var start = safe.isEmpty() ? "entry" : safe.substring(0, Math.min(safe.length(), MAX_SAFE));
    return start + "-" + Sha256.of(id).substring(0, 8);
  }
}
