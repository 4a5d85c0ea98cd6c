package dev.gatehouse.workspace;

import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The two checkouts that a promotion goes between, and what was found in them.
 *
 * @param dev where work is done; stands in for it where only prod was found
 * @param prod what people use, where there is one
 * @param log the promotion log: dev's where both have one
 * @param otherLog prod's copy, where both have one
 * @param missing what the process wants and the workspace has not
 * @param findings sentences about what is odd and how choices were made
 */
public record Workspace(
    Checkout dev,
    Optional<Checkout> prod,
    Optional<Path> log,
    Optional<Path> otherLog,
    Settings settings,
    List<Missing> missing,
    List<String> findings) {
  private static final String NEW_LOG = "docs/PROMOTION_LOG.md";

  public Workspace {
    missing = List.copyOf(missing);
    findings = List.copyOf(findings);
  }

  /**
   * Something that is not there.
   *
   * @param what {@code dev}, {@code prod}, {@code log}, {@code checklist}, {@code database}, {@code
   *     scripts}, or {@code git}, {@code role} or {@code state} behind the name of a checkout
   * @param why where it was looked for, or what stands in its way
   */
  public record Missing(String what, String why) {}

  /**
   * Finds the workspace that a folder means. What it lacks is listed and never thrown.
   *
   * @param folder either checkout, or a folder that holds both
   * @throws Trouble where nothing at all is found, where dev and prod cannot be told apart, or
   *     where {@code gatehouse.json} is broken
   */
  public static Workspace discover(Path folder) throws IOException {
    var found = Discovery.find(folder);
    return Assembly.of(found);
  }

  /**
   * Finds the workspace that a log belongs to by the checkout that the log lies in, and takes that
   * log for its log. One that lies in no checkout has its folder for a workspace.
   *
   * @throws Trouble where it is only prod's copy of the log, or where {@code gatehouse.json} is
   *     broken
   */
  public static Workspace ofLog(Path log) throws IOException {
    return AroundLog.find(log);
  }

  /**
   * The same workspace as it is now; the checkouts keep their roles, and a log that an edit has
   * spoilt stays the log, so that what is wrong with it can be said.
   */
  public Workspace refreshed() {
    return Reading.of(
        () ->
            keepingLog(
                prod.isEmpty()
                    ? discover(dev.root())
                    : Assembly.of(
                        new Found(dev.root(), prod.map(Checkout::root), List.of(), List.of()))));
  }

  private Workspace keepingLog(Workspace now) throws IOException {
    if (log.isEmpty()
        || now.settings.log().isPresent()
        || !Files.isRegularFile(log.get())
        || LogSigns.isLog(log.get())) {
      return now;
    }
    return new Workspace(
        now.dev,
        now.prod,
        log,
        now.otherLog,
        now.settings,
        now.missing.stream().filter(one -> !one.what().equals("log")).toList(),
        now.findings);
  }

  /** The checkout of a role, where it was found. */
  public Optional<Checkout> checkout(Role role) {
    return role == Role.DEV ? Optional.of(dev) : prod;
  }

  /** The log, or where a new one belongs. */
  public Path logOrNew() {
    return log.orElseGet(() -> dev.root().resolve(settings.log().orElse(NEW_LOG)).normalize());
  }

  /** The folder with the records of all entries, beside the log. */
  public Path promotionsFolder() {
    return logOrNew().resolveSibling("promotions");
  }

  /** What is Gatehouse's own in both checkouts. */
  public OwnPaths own() {
    return OwnPathsOf.workspace(this);
  }

  /** Dev's folder for what can be thrown away. */
  public Path scratch() {
    return dev.root().resolve(settings.scratch()).normalize();
  }

  /** Where an upgrade is rehearsed. */
  public Path rehearsal() {
    return scratch().resolve("restore").resolve("prod-rehearsal");
  }

  /**
   * Prod's folder for backups; it may lie outside prod.
   *
   * @throws Trouble where there is no prod
   */
  public Path backups() {
    return prodRoot().resolve(settings.backups()).normalize();
  }

  /**
   * Where captured configuration belongs: beside the backups, which git does not see either.
   *
   * @throws Trouble where there is no prod
   */
  public Path captures() {
    return backups().resolve("captures");
  }

  /**
   * The scripts of a checkout with one of the names, below {@code scripts/}, in any case and with
   * any extension. The first name's come first, and of each {@code .ps1} before {@code .sh}, {@code
   * .py} and others, on every system: who runs them decides what can run.
   */
  public List<Path> scripts(Role where, List<String> baseNames) {
    return checkout(where)
        .map(checkout -> Reading.of(() -> ScriptFiles.named(checkout.root(), baseNames)))
        .orElse(List.of());
  }

  /** The manual verification checklist: the configured one, else dev's, else prod's. */
  public Optional<Path> checklist() {
    return Reading.of(
        () -> {
          if (settings.checklist().isPresent()) {
            var file = Folders.inside(dev.root(), settings.checklist().get());
            return Files.isRegularFile(file) ? Optional.of(file) : Optional.<Path>empty();
          }
          var ofDev = Docs.checklist(dev.root());
          return ofDev.isPresent() || prod.isEmpty() ? ofDev : Docs.checklist(prod.get().root());
        });
  }

  /**
   * Prod's database: the configured one, else what {@code DATABASE_URL} in prod's {@code .env}
   * files says.
   *
   * @throws Trouble where it is of a kind that Gatehouse cannot work with
   */
  public Optional<DatabaseAddress> database() {
    return prod.flatMap(there -> DatabaseSearch.in(there.root(), settings).address());
  }

  /** A path as the record writes it: with its checkout in front, and '/'. */
  public String shown(Path path) {
    return ShownPaths.shown(this, path);
  }

  /**
   * The path that a record names, whether it is there or not; nothing where it names no checkout or
   * leads out of it.
   */
  public Optional<Path> locate(String shown) {
    return ShownPaths.locate(this, shown);
  }

  private Path prodRoot() {
    return prod.map(Checkout::root)
        .orElseThrow(
            () ->
                new Trouble(
                    "There is no prod checkout beside " + dev.root(),
                    "There is nothing to promote to",
                    "Put it there, or name it in gatehouse.json as \"prod\""));
  }
}
