package dev.gatehouse.workspace;

import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a workspace wants otherwise: its {@code gatehouse.json}, with the defaults filled in. Paths
 * are as they are written: {@code backups}, {@code database} and {@code roots} relative to prod,
 * the others to dev.
 *
 * @param log the log, inside one of the checkouts
 * @param prod the prod checkout; may lead out of dev, or be absolute
 * @param roots data folders that a backup takes along
 * @param scratch where rehearsals happen; inside dev
 * @param backups where backups go; may be absolute
 * @param checklist the manual verification checklist
 * @param database prod's database, see {@link DatabaseAddress}
 * @param commands command lines by the key of the step, or {@code migrate}, {@code restore}, …
 * @param checks prod's core checks
 * @param gates prod's commit gates, in the order in which they run
 * @param stop stops prod's services; empty where there is nothing to stop
 * @param start starts them again
 * @param environment what scripts and commands find in their environment besides the declared base
 * @param secrets names of keys, or values, that are masked in addition
 * @param protectedTables tables that keep every row and value; empty stands for the default
 * @param separation texts of dev's that must not reach prod
 * @param timeouts how long a run may take, by the name of its command
 * @param commits whether each save of the log and its record is committed to git
 * @param hash SHA-256 of the file's bytes, lower-case hex; empty where there is no file
 */
public record Settings(
    Optional<String> log,
    Optional<String> prod,
    List<String> roots,
    String scratch,
    String backups,
    Optional<String> checklist,
    Optional<String> database,
    Map<String, List<String>> commands,
    List<List<String>> checks,
    List<GateCommand> gates,
    List<String> stop,
    List<String> start,
    Map<String, String> environment,
    List<String> secrets,
    List<String> protectedTables,
    List<SeparationRule> separation,
    Map<String, Duration> timeouts,
    boolean commits,
    String hash) {
  /** The name of the settings file, in dev's root. */
  public static final String FILE = "gatehouse.json";

  /** The settings of a workspace that has no settings file. */
  public static final Settings NONE =
      new Settings(
          Optional.empty(),
          Optional.empty(),
          List.of("storage"),
          "scratch",
          "storage/backups",
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          true,
          "");

  public Settings {
    roots = List.copyOf(roots);
    commands = inOrder(commands);
    checks = List.copyOf(checks);
    gates = List.copyOf(gates);
    stop = List.copyOf(stop);
    start = List.copyOf(start);
    environment = inOrder(environment);
    secrets = List.copyOf(secrets);
    protectedTables = List.copyOf(protectedTables);
    separation = List.copyOf(separation);
    timeouts = inOrder(timeouts);
  }

  /**
   * Reads {@code gatehouse.json} in dev's root; {@link #NONE} where there is none.
   *
   * @throws Trouble naming line, column and key where the file is not as the schema wants it
   */
  public static Settings read(Path devRoot) {
    return Reading.of(() -> readFile(devRoot));
  }

  private static Settings readFile(Path devRoot) throws IOException {
    var file = Folders.inside(devRoot, FILE);
    if (!Files.exists(file)) {
      return NONE;
    }
    var bytes = Files.readAllBytes(file);
    try {
      return SettingsReader.read(EncodedText.of(bytes).text(), Sha256.of(bytes));
    } catch (LocatedJson.Wrong e) {
      throw broken(file, e);
    }
  }

  private static Trouble broken(Path file, LocatedJson.Wrong e) {
    var place = e.place();
    var key = place.key().isEmpty() ? "" : ", at \"" + place.key() + "\"";
    return new Trouble(
        "%s, line %d, column %d%s: %s".formatted(file, place.line(), place.column(), key, e.why()),
        "Nothing can be promoted with settings that are not understood",
        "Correct that line, or move the file away to go without settings",
        e);
  }

  /**
   * The gates that step 14 runs: up to and with the one that is marked as the last before
   * verification; where none is, up to and with the last that is called smoke; else all.
   */
  public List<GateCommand> gatesBeforeVerification() {
    return gates.subList(0, lastBeforeVerification() + 1);
  }

  /** The gates that step 19 runs: those that step 14 did not. */
  public List<GateCommand> gatesAfterVerification() {
    return gates.subList(lastBeforeVerification() + 1, gates.size());
  }

  private int lastBeforeVerification() {
    int marked = lastWhere(GateCommand::lastBeforeVerification);
    int smoke = lastWhere(gate -> NameSigns.words(gate.name()).contains("smoke"));
    if (marked >= 0) {
      return marked;
    }
    return smoke >= 0 ? smoke : gates.size() - 1;
  }

  private int lastWhere(Predicate<GateCommand> which) {
    for (int i = gates.size() - 1; i >= 0; i--) {
      if (which.test(gates.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static <V> Map<String, V> inOrder(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
