package dev.gatehouse.readiness;

import dev.gatehouse.io.Sha256;
import dev.gatehouse.workspace.SeparationRule;
import dev.gatehouse.workspace.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** Looks in what ships for what belongs to dev and must not reach prod. */
public final class SeparationScan {
  /** More is no text that people write; reading on would only take time. */
  private static final int LOOKED_AT = 4_000_000;

  /** Shorter lines, of which some files have very many, hold nothing that is looked for. */
  private static final int SHORTEST = 3;

  private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");

  private final List<LineLook> looks = new ArrayList<>();
  private final KeptTexts kept;
  private final Collection<String> secrets;

  private SeparationScan(
      List<SeparationRule> texts,
      List<? extends LineLook> more,
      List<SeparationRule> kept,
      Collection<String> secrets) {
    var byText = new LinkedHashMap<String, TextLook>();
    for (var rule : texts) {
      if (!rule.find().isBlank()) {
        byText.putIfAbsent(rule.find(), new TextLook(rule));
      }
    }
    looks.addAll(byText.values());
    looks.addAll(more);
    looks.addAll(LineRule.ALL);
    this.kept = KeptTexts.of(kept);
    this.secrets = secrets;
  }

  /**
   * A scan by the workspace's own rules and by those that its two checkouts suggest: dev's folder
   * and its name, prod's folder, ports, hosts and flags that dev's configuration has and prod's has
   * otherwise.
   */
  public static SeparationScan of(Workspace workspace) {
    return of(workspace.settings().separation(), SeparationDefaults.of(workspace));
  }

  static SeparationScan of(List<SeparationRule> configured, SeparationDefaults defaults) {
    var texts = new ArrayList<>(configured);
    texts.addAll(defaults.texts());
    return new SeparationScan(texts, defaults.looks(), defaults.kept(), defaults.secrets());
  }

  /** The rules as one hash: the same rules find the same. */
  String rules() {
    return Sha256.of(looks + "\n" + kept + "\n" + secrets);
  }

  /** The findings by these rules alone; of two that look for the same, the first counts. */
  static List<Finding> scan(List<FileText> files, List<SeparationRule> rules) {
    return new SeparationScan(rules, List.of(), List.of(), List.of()).scan(files);
  }

  /**
   * The findings in these files, in their order: what the rules look for, conflict markers,
   * debuggers' leftovers, flags of development, paths of people's machines, what looks like a
   * secret, and files that are dev's by their name or say so.
   */
  public List<Finding> scan(List<FileText> files) {
    var findings = new Findings(secrets);
    for (var file : files) {
      file(file, findings);
    }
    return findings.all();
  }

  /** Whether what a file was in prod matters for what is found in it. */
  boolean keepsTexts() {
    return !kept.looks().isEmpty();
  }

  /** The same for one file, with what it loses of what prod's version of it has. */
  List<Finding> scan(FileText file, FileText inProd) {
    var findings = new Findings(secrets);
    file(file, findings);
    kept.lost(file, inProd, findings);
    return findings.all();
  }

  private void file(FileText file, Findings findings) {
    var place = new FilePlace(file.path());
    var path = file.path();
    var byName = DevOnly.byName(place);
    byName.ifPresent(why -> findings.add("dev-only", path, 0, path, 0, why, false));
    DevOnly.leftover(place)
        .ifPresent(why -> findings.add("artifact", path, 0, path, 0, why, false));
    var text = file.text();
    if (text.length() > LOOKED_AT) {
      text = text.substring(0, LOOKED_AT);
      findings.add(
          MigrationScan.UNREAD,
          path,
          0,
          path,
          0,
          "it is too large: only its first 4 million characters were looked at",
          false);
    }
    var meant = looks.stream().filter(look -> look.isFor(place)).toList();
    int number = 0;
    for (var line : LINE_END.split(text, -1)) {
      number++;
      if (line.length() < SHORTEST) {
        continue;
      }
      line(path, number, line, meant, findings);
      if (number <= DevOnly.HEAD && byName.isEmpty()) {
        saying(place, number, line, findings);
      }
    }
  }

  private static void line(
      String path, int number, String line, List<LineLook> looks, Findings findings) {
    var hits = new ArrayList<LineLook.Hit>();
    for (var look : looks) {
      var hit = look.find(line);
      // A folder's name within its path, a home within it: one finding is enough.
      if (hit.isPresent() && hits.stream().noneMatch(hit.get()::overlaps)) {
        hits.add(hit.get());
        findings.add(look.kind(), path, number, line, hit.get().start(), look.why(), false);
      }
    }
    int secret = SecretLook.at(line);
    if (secret >= 0) {
      findings.add("secret", path, number, line, secret, "it looks like a secret", false);
    }
  }

  private static void saying(FilePlace place, int number, String line, Findings findings) {
    DevOnly.bySaying(place, line)
        .ifPresent(
            hit ->
                findings.add(
                    "dev-only",
                    place.path(),
                    number,
                    line,
                    hit.start(),
                    "it says that it is dev's",
                    false));
  }
}
