package dev.gatehouse.readiness;

import dev.gatehouse.workspace.SeparationRule;
import dev.gatehouse.workspace.Workspace;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks in what ships for what belongs to dev and must not reach prod. */
public final class SeparationScan {
  private static final Set<String> LEFTOVERS =
      Set.of("log", "tmp", "temp", "bak", "orig", "rej", "swp", "pyc", "pid");
  private static final Pattern WORDS = Pattern.compile("[^a-z0-9]+|(?<=[a-z])(?=[0-9])");

  private final Collection<SeparationRule> rules;
  private final Findings findings = new Findings();

  private SeparationScan(Collection<SeparationRule> rules) {
    this.rules = rules;
  }

  /**
   * The findings in these files, in their order: what the rules look for, conflict markers,
   * debuggers' leftovers, flags of development, paths of people's machines, what looks like a
   * secret, and files that are dev's by their name.
   *
   * @param rules the workspace's own and {@link #defaults}; of two that look for the same, the
   *     first counts
   */
  public static List<Finding> scan(List<FileText> files, List<SeparationRule> rules) {
    var byText = new LinkedHashMap<String, SeparationRule>();
    for (var rule : rules) {
      if (!rule.find().isBlank()) {
        byText.putIfAbsent(rule.find(), rule);
      }
    }
    var scan = new SeparationScan(byText.values());
    files.forEach(scan::file);
    return scan.findings.all();
  }

  /**
   * Rules that the workspace itself suggests: dev's folder and its name, and ports in dev's {@code
   * .env*} files where prod's have another one under the same key.
   */
  public static List<SeparationRule> defaults(Workspace workspace) {
    return SeparationDefaults.of(workspace);
  }

  private void file(FileText file) {
    name(file.path());
    int number = 0;
    for (var line : file.text().split("\r\n|\n|\r", -1)) {
      number++;
      line(file.path(), number, line);
    }
  }

  private void line(String path, int number, String line) {
    for (var rule : rules) {
      int at = find(line, rule.find());
      if (at >= 0) {
        var why = rule.why().isBlank() ? "\"" + rule.find() + "\" belongs to dev" : rule.why();
        findings.add("separation", path, number, line, at, why, false);
      }
    }
    for (var rule : LineRule.ALL) {
      var matcher = rule.pattern().matcher(line);
      if (matcher.find()) {
        findings.add(rule.kind(), path, number, line, matcher.start(), rule.why(), false);
      }
    }
    int secret = SecretLook.at(line);
    if (secret >= 0) {
      findings.add("secret", path, number, line, secret, "it looks like a secret", false);
    }
  }

  /** Finds a text where it is not a part of a longer word or number: 8201 is not in 182015. */
  private static int find(String line, String text) {
    for (int at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + 1)) {
      int end = at + text.length();
      boolean before = at > 0 && isWord(line.charAt(at - 1)) && isWord(text.charAt(0));
      boolean after =
          end < line.length() && isWord(line.charAt(end)) && isWord(text.charAt(text.length() - 1));
      if (!before && !after) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private void name(String path) {
    var file = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    var words = Set.of(WORDS.splitAsStream(file).distinct().toArray(String[]::new));
    if (words.contains("dev") && !words.contains("prod")) {
      findings.add("dev-only", path, 0, path, 0, "its name says that it is dev's", false);
    }
    var type = file.substring(file.lastIndexOf('.') + 1);
    if (file.contains(".") && LEFTOVERS.contains(type)
        || file.equals(".ds_store")
        || path.matches("(?:.*/)?(?:__pycache__|node_modules|\\.pytest_cache|\\.idea)/.*")) {
      findings.add("artifact", path, 0, path, 0, "a leftover of work in dev", false);
    }
  }
}
