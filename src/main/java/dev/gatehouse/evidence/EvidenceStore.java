package dev.gatehouse.evidence;

import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Artifact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes evidence into an entry's folder, and later tells whether it is still what it was. */
public final class EvidenceStore {
  private static final int MOST_OF_ONE_NAME = 10_000;

  private final EntryFolder folder;
  private final Path root;
  private final String prefix;

  /**
   * @param checkoutRoot the checkout that the entry's folder lies in
   * @param prefix how records name that checkout, {@code dev} or {@code prod}
   */
  public EvidenceStore(EntryFolder folder, Path checkoutRoot, String prefix) {
    this.folder = folder;
    this.root = checkoutRoot.toAbsolutePath().normalize();
    this.prefix = prefix;
    if (!folder.path().startsWith(root)) {
      throw new Trouble(
          folder.path() + " does not lie in " + root,
          "Evidence could not be found again by a path in that checkout",
          "Choose the log of that checkout");
    }
  }

  /** Whether an artifact is still what the record says. */
  public enum Check {
    INTACT,
    CHANGED,
    GONE
  }

  /**
   * Writes a file that Gatehouse made. Nothing is overwritten, since the record has the hash of
   * what an earlier run left: where a file of that name says something else, this one gets eight
   * digits of its hash.
   */
  public Artifact keep(String stepKey, String name, byte[] content) throws IOException {
    var safe = Names.safe(name);
    var hash = Sha256.of(content);
    var ofHash = Names.suffixed(safe, shortened(hash));
    for (var candidate : List.of(safe, ofHash, Names.suffixed(safe, hash))) {
      var target = inside(folder.evidence(stepKey).resolve(candidate));
      if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        AtomicFile.write(target, content);
        return artifact(target);
      }
      if (holds(target, hash)) {
        return artifact(target);
      }
    }
    throw new Trouble(
        "The evidence " + ofHash + " of step " + stepKey + " was changed after it was kept",
        "What is known by its hash is no longer that, and was left as it is",
        "Bring the file back from git, or move it away, and run the step again");
  }

  /** Whether an artifact is one that was kept under a name, by whichever run. */
  public static boolean goesBy(Artifact artifact, String name) {
    var fileName = artifact.path().substring(artifact.path().lastIndexOf('/') + 1);
    var safe = Names.safe(name);
    return fileName.equals(safe)
        || fileName.equals(Names.suffixed(safe, shortened(artifact.sha256())))
        || fileName.equals(Names.suffixed(safe, artifact.sha256()));
  }

  private static String shortened(String hash) {
    return hash.substring(0, Math.min(8, hash.length()));
  }

  private static boolean holds(Path file, String hash) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Sha256.of(file).equals(hash);
  }

  /**
   * Copies a file in. Nothing is overwritten: a second file of the same name gets a number.
   *
   * @throws Trouble where it is no file: a folder, a link, nothing at all
   */
  public Artifact attach(String stepKey, Path source) throws IOException {
    return attach(stepKey, List.of(Intake.of(source))).getFirst();
  }

  /** Copies several pieces in: all of them, or none where one cannot be. */
  public List<Artifact> attach(String stepKey, List<Intake> pieces) throws IOException {
    Intake.bytes(pieces);
    var kept = new ArrayList<Artifact>();
    try {
      for (var piece : pieces) {
        kept.add(attach(stepKey, piece));
      }
    } catch (IOException | RuntimeException e) {
      forget(kept, e);
      throw e;
    }
    return kept;
  }

  /**
   * Takes copies away again that no event knows.
   *
   * @param why what kept them from being recorded
   */
  public void forget(List<Artifact> copies, Throwable why) {
    for (var copy : copies) {
      try {
        Files.deleteIfExists(locate(copy));
      } catch (IOException e) {
        why.addSuppressed(e);
      }
    }
  }

  private Artifact attach(String stepKey, Intake piece) throws IOException {
    var evidence = folder.evidence(stepKey);
    var name = Names.safe(piece.name());
    for (int number = 1; ; number++) {
      var target = inside(evidence.resolve(number == 1 ? name : Names.numbered(name, number)));
      try {
        piece.copyTo(target);
        return artifact(target);
      } catch (FileAlreadyExistsException taken) {
        if (number == MOST_OF_ONE_NAME) {
          throw taken;
        }
      }
    }
  }

  /**
   * Where an artifact of this checkout lies.
   *
   * @throws Trouble where its path names another checkout or leads out of this one
   */
  public Path locate(Artifact artifact) {
    if (!artifact.path().startsWith(prefix + ":")) {
      throw new Trouble(
          "\"" + artifact.path() + "\" does not lie in " + prefix,
          "It cannot be looked at here",
          "Look for it in the checkout that it names");
    }
    return Folders.inside(root, artifact.path().substring(prefix.length() + 1));
  }

  /** Whether an artifact of this checkout is still what the record says. */
  public Check check(Artifact artifact) throws IOException {
    return check(locate(artifact), artifact);
  }

  /**
   * Whether what lies at a place is still the artifact. A folder is that of its listing ({@link
   * Sha256#ofFolder}) or, where it has one, of its {@code manifest.csv}; in the second case only
   * its size is compared besides, since reading a whole backup again is the backup's own check.
   */
  public static Check check(Path at, Artifact artifact) throws IOException {
    if (!Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
      return Check.GONE;
    }
    boolean intact;
    try {
      if (Files.isRegularFile(at, LinkOption.NOFOLLOW_LINKS)) {
        intact = Files.size(at) == artifact.bytes() && Sha256.of(at).equals(artifact.sha256());
      } else if (Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
        intact = Folders.bytes(at) == artifact.bytes() && isFolder(at, artifact.sha256());
      } else {
        intact = false;
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return intact ? Check.INTACT : Check.CHANGED;
  }

  private static boolean isFolder(Path folder, String hash) throws IOException {
    var manifest = folder.resolve("manifest.csv");
    return (Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)
            && Sha256.of(manifest).equals(hash))
        || Sha256.ofFolder(folder).equals(hash);
  }

  private Artifact artifact(Path file) throws IOException {
    var relative = Folders.slashed(root.relativize(file));
    return new Artifact(prefix + ":" + relative, Files.size(file), Sha256.of(file));
  }

  private Path inside(Path file) {
    return Folders.inside(root, root.relativize(file).toString());
  }
}
