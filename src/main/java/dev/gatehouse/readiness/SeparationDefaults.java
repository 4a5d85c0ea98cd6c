package dev.gatehouse.readiness;

import dev.gatehouse.workspace.SeparationRule;
import dev.gatehouse.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The separation rules that two checkouts suggest by themselves. A value is dev's only where prod
 * has another one under the same key: what dev alone has tells nothing.
 *
 * @param texts to be found as they are
 * @param looks what takes more than a text to find
 * @param kept what a file of prod that has it must not lose, such as prod's own ports
 * @param secrets what the checkouts' {@code .env*} keep secret: no rule is made of it, and no
 *     finding may show it
 */
record SeparationDefaults(
    List<SeparationRule> texts,
    List<LineLook> looks,
    List<SeparationRule> kept,
    Collection<String> secrets) {
  /** Folder names that are words of the language, and so stand everywhere. */
  private static final Set<String> PLAIN = Set.of("development", "develop", "source", "checkout");

  private static final int SHORTEST_NAME = 5;

  private static final Set<String> FLAG_WORDS =
      Set.of(
          "env",
          "environment",
          "debug",
          "mode",
          "sandbox",
          "feature",
          "flag",
          "flags",
          "enable",
          "enabled",
          "disable",
          "disabled",
          "mock",
          "fake",
          "stub",
          "test",
          "testing",
          "dry",
          "verbose",
          "profile",
          "profiles",
          "stage",
          "level",
          "reload",
          "trace");
  private static final Set<String> FLAG_VALUES =
      Set.of(
          "dev",
          "develop",
          "development",
          "debug",
          "local",
          "sandbox",
          "staging",
          "test",
          "testing",
          "mock",
          "fake",
          "stub");

  static SeparationDefaults of(Workspace workspace) {
    return of(
        workspace.dev().root(),
        workspace.prod().map(checkout -> checkout.root()).stream().toList(),
        workspace.settings().secrets());
  }

  static SeparationDefaults of(Path dev, List<Path> prods, List<String> moreSecrets) {
    var texts = new ArrayList<SeparationRule>();
    var looks = new ArrayList<LineLook>();
    var kept = new ArrayList<SeparationRule>();
    var secrets = new TreeSet<String>();
    folders(dev.toAbsolutePath().normalize(), prods, texts);
    for (var prod : prods) {
      var env = new EnvValues(dev, prod, moreSecrets);
      secrets.addAll(env.secrets());
      ports(dev, prod, env, texts, kept);
      hosts(env, texts, looks);
      flags(env, looks);
    }
    texts.removeIf(rule -> secrets.contains(rule.find()));
    kept.removeIf(rule -> secrets.contains(rule.find()));
    return new SeparationDefaults(
        List.copyOf(texts), List.copyOf(looks), List.copyOf(kept), List.copyOf(secrets));
  }

  private static void folders(Path dev, List<Path> prods, List<SeparationRule> texts) {
    spelled(dev).forEach(text -> texts.add(new SeparationRule(text, "dev's folder")));
    var name = String.valueOf(dev.getFileName());
    boolean inProdsName =
        prods.stream().anyMatch(prod -> String.valueOf(prod.getFileName()).contains(name));
    if (name.length() >= SHORTEST_NAME && !PLAIN.contains(name) && !inProdsName) {
      texts.add(new SeparationRule(name, "the name of dev's folder"));
    }
    for (var prod : prods) {
      var folder = prod.toAbsolutePath().normalize();
      // "/app" is the root of many an image.
      if (folder.getNameCount() > 1) {
        spelled(folder)
            .forEach(
                text ->
                    texts.add(
                        new SeparationRule(text, "prod's folder by the path of this one machine")));
      }
    }
  }

  private static Stream<String> spelled(Path folder) {
    return Stream.of(folder.toString(), folder.toString().replace('\\', '/')).distinct();
  }

  private static void ports(
      Path dev, Path prod, EnvValues env, List<SeparationRule> devs, List<SeparationRule> prods) {
    var envOfDev = Ports.in(env.ofDev());
    var envOfProd = Ports.in(env.ofProd());
    var filesOfDev = Ports.in(dev);
    var filesOfProd = Ports.in(prod);
    var ofDev = all(envOfDev, filesOfDev);
    var ofProd = all(envOfProd, filesOfProd);
    for (var pair : List.of(Map.entry(envOfDev, envOfProd), Map.entry(filesOfDev, filesOfProd))) {
      var there = pair.getValue();
      pair.getKey()
          .forEach(
              (key, ports) -> {
                if (there.containsKey(key)) {
                  ports.stream()
                      .filter(port -> !ofProd.contains(port))
                      .map(port -> new SeparationRule(port, "dev's port (" + key + ")"))
                      .forEach(devs::add);
                }
              });
      there.forEach(
          (key, ports) ->
              ports.stream()
                  .filter(port -> !ofDev.contains(port))
                  .map(port -> new SeparationRule(port, "prod's port " + port + " (" + key + ")"))
                  .forEach(prods::add));
    }
  }

  private static Set<String> all(Map<String, Set<String>> env, Map<String, Set<String>> files) {
    var all = new TreeSet<String>();
    env.values().forEach(all::addAll);
    files.values().forEach(all::addAll);
    return all;
  }

  private static void hosts(EnvValues env, List<SeparationRule> texts, List<LineLook> looks) {
    var ofProd = new LinkedHashSet<String>();
    env.ofProd().forEach((key, values) -> ofProd.addAll(Hosts.in(key, values)));
    for (var entry : env.onlyInDev().entrySet()) {
      var key = entry.getKey();
      var there = Hosts.in(key, env.ofProd().getOrDefault(key, Set.of()));
      for (var host : Hosts.in(key, entry.getValue())) {
        if (there.isEmpty() || ofProd.stream().anyMatch(other -> other.contains(host))) {
          continue;
        }
        if (!LocalHostLook.isLocal(host)) {
          texts.add(new SeparationRule(host, "dev's host (" + key + ")"));
        } else if (there.stream().noneMatch(LocalHostLook::isLocal)
            && looks.stream().noneMatch(LocalHostLook.class::isInstance)) {
          looks.add(new LocalHostLook(key));
        }
      }
    }
  }

  private static void flags(EnvValues env, List<LineLook> looks) {
    env.onlyInDev()
        .forEach(
            (key, values) -> {
              for (var value : values) {
                if (isFlag(key, value)) {
                  looks.add(FlagLook.of(key, value));
                }
              }
            });
  }

  /** A word or a switch; anything longer might be more than a flag. */
  private static boolean isFlag(String key, String value) {
    var plain = value.toLowerCase(Locale.ROOT);
    if (FLAG_VALUES.contains(plain)) {
      return true;
    }
    boolean speaks =
        Stream.of(key.toLowerCase(Locale.ROOT).split("[^a-z]+")).anyMatch(FLAG_WORDS::contains);
    return speaks && plain.matches("[01]|[a-z]{2,12}");
  }
}
