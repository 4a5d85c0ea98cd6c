package dev.gatehouse.readiness;

import dev.gatehouse.workspace.EnvFiles;
import dev.gatehouse.workspace.SeparationRule;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The separation rules that two checkouts suggest by themselves. */
final class SeparationDefaults {
  /** Folder names that are words of the language, and so stand everywhere. */
  private static final Set<String> PLAIN = Set.of("development", "develop", "source", "checkout");

  private static final int SHORTEST_NAME = 5;
  private static final Pattern PORT_IN_URL = Pattern.compile(":(\\d{4,5})(?=[/?#\\s,]|$)");

  private SeparationDefaults() {}

  static List<SeparationRule> of(Workspace workspace) {
    var prod = workspace.prod().map(checkout -> checkout.root());
    return of(workspace.dev().root(), prod.map(List::of).orElse(List.of()));
  }

  static List<SeparationRule> of(Path dev, List<Path> prods) {
    var rules = new ArrayList<SeparationRule>();
    var folder = dev.toAbsolutePath().normalize();
    rules.add(new SeparationRule(folder.toString(), "dev's folder"));
    var slashed = folder.toString().replace('\\', '/');
    if (!slashed.equals(folder.toString())) {
      rules.add(new SeparationRule(slashed, "dev's folder"));
    }
    var name = String.valueOf(folder.getFileName());
    boolean inProdsName =
        prods.stream().anyMatch(prod -> String.valueOf(prod.getFileName()).contains(name));
    if (name.length() >= SHORTEST_NAME && !PLAIN.contains(name) && !inProdsName) {
      rules.add(new SeparationRule(name, "the name of dev's folder"));
    }
    for (var prod : prods) {
      rules.addAll(ports(dev, prod));
    }
    return List.copyOf(rules);
  }

  private static List<SeparationRule> ports(Path dev, Path prod) {
    try {
      var inDev = ports(dev);
      var inProd = ports(prod);
      var ofProd = new TreeSet<String>();
      inProd.values().forEach(ofProd::addAll);
      var rules = new ArrayList<SeparationRule>();
      inDev.forEach(
          (key, ports) -> {
            for (var port : ports) {
              if (inProd.containsKey(key) && !ofProd.contains(port)) {
                rules.add(new SeparationRule(port, "dev's port (" + key + ")"));
              }
            }
          });
      return rules;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Set<String>> ports(Path root) throws IOException {
    var ports = new TreeMap<String, Set<String>>();
    for (var file : EnvFiles.in(root)) {
      EnvFiles.values(file)
          .forEach(
              (key, value) -> {
                var found = new TreeSet<String>();
                if (key.toUpperCase(Locale.ROOT).contains("PORT") && value.matches("\\d{3,5}")) {
                  found.add(value);
                }
                PORT_IN_URL.matcher(value).results().forEach(match -> found.add(match.group(1)));
                if (!found.isEmpty()) {
                  ports.computeIfAbsent(key, each -> new TreeSet<>()).addAll(found);
                }
              });
    }
    return ports;
  }
}
