package dev.gatehouse.workspace;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.Workspace.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the two checkouts that a folder means: it is one of them, or it holds both. */
final class Discovery {
  private Discovery() {}

  static Found find(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new Trouble(
          folder + (Files.exists(folder) ? " is no folder" : " is not there"),
          "There is nothing to promote from or to",
          "Name one of the two checkouts, or the folder that holds both");
    }
    var here = Candidate.of(folder);
    if (here.ofThisProcess()) {
      return from(here);
    }
    var children = Candidate.in(here.root());
    boolean hasLog = !Docs.logs(here.root()).isEmpty();
    var marked = marked(children);
    return hasLog || (here.git() && theTwo(marked).isEmpty()) ? from(here) : among(here, children);
  }

  /** The workspace that one checkout belongs to. */
  private static Found from(Candidate one) {
    var configured = one.configuredProd().filter(prod -> !prod.equals(one.root()));
    if (configured.isPresent()) {
      return configured(one, configured.get());
    }
    var neighbours = neighbours(one);
    for (var other : neighbours) {
      if (other.configuredProd().filter(one.root()::equals).isPresent()) {
        return new Found(other.root(), Optional.of(one.root()), List.of(), List.of());
      }
    }
    var partners = Partners.of(one, neighbours);
    if (partners.best().size() == 1) {
      return found(partners.best().getFirst(), partners.reason());
    }
    return alone(one, partners.best());
  }

  private static Found configured(Candidate dev, Path prod) {
    if (Files.isDirectory(prod)) {
      return new Found(dev.root(), Optional.of(prod), List.of(), List.of());
    }
    var why = Settings.FILE + " says that prod is " + prod + ", which is no folder";
    return new Found(dev.root(), Optional.empty(), List.of(new Missing("prod", why)), List.of());
  }

  private static Found found(Pair pair, List<String> findings) {
    return new Found(pair.dev().root(), Optional.of(pair.prod().root()), List.of(), findings);
  }

  private static Found alone(Candidate one, List<Pair> candidates) {
    var role =
        one.nameRole()
            .filter(Role.DEV::equals)
            .or(one::roleFile)
            .or(one::stateRole)
            .or(one::nameRole)
            .orElse(Role.DEV);
    var others =
        candidates.stream()
            .map(pair -> pair.dev().root().equals(one.root()) ? pair.prod() : pair.dev())
            .map(Candidate::name)
            .sorted()
            .collect(Collectors.joining(", "));
    var why =
        others.isEmpty()
            ? "no folder beside " + one.name() + " is its " + role.other().word() + " checkout"
            : "it could be any of " + others + "; name it in dev's gatehouse.json as \"prod\"";
    if (role == Role.DEV) {
      return new Found(one.root(), Optional.empty(), List.of(new Missing("prod", why)), List.of());
    }
    var standIn =
        one.name() + " says that it is prod, and is shown in dev's place until dev is there";
    return new Found(
        one.root(),
        Optional.empty(),
        List.of(new Missing("dev", why), new Missing("prod", standIn)),
        List.of());
  }

  /** The one workspace among the folders in a folder. */
  private static Found among(Candidate here, List<Candidate> children) throws IOException {
    var marked = marked(children);
    if (marked.isEmpty()) {
      marked = withLog(children);
    }
    if (marked.isEmpty()) {
      throw new Trouble(
          "Neither " + here.named() + " nor a folder in it is a checkout",
          "There is nothing to promote from or to",
          "Name one of the two checkouts, or the folder that holds both");
    }
    var theTwo = theTwo(marked);
    if (theTwo.isPresent()) {
      return found(theTwo.get(), List.of());
    }
    var workspaces = new LinkedHashMap<List<Path>, Found>();
    for (var child : marked) {
      var found = from(child);
      found.prod().ifPresent(prod -> workspaces.putIfAbsent(List.of(found.dev(), prod), found));
    }
    if (workspaces.size() == 1) {
      return workspaces.values().iterator().next();
    }
    return marked.size() == 1 ? from(marked.getFirst()) : undecided(here, marked);
  }

  /** A folder with exactly two checkouts that belong together by their names or by this process. */
  private static Optional<Pair> theTwo(List<Candidate> marked) {
    if (marked.size() != 2) {
      return Optional.empty();
    }
    var a = marked.getFirst();
    var b = marked.getLast();
    boolean related =
        a.ofThisProcess()
            || b.ofThisProcess()
            || a.sameProduct(b)
            || a.onlyARole()
            || b.onlyARole();
    return related ? Pair.of(a, b) : Optional.empty();
  }

  private static Found undecided(Candidate here, List<Candidate> marked) {
    var names = marked.stream().map(Candidate::name).collect(Collectors.joining(", "));
    throw new Trouble(
        "It cannot be told which of the folders in " + here.named() + " are dev and prod: " + names,
        "Gatehouse does not guess where to promote to",
        "Open one checkout by itself, or write dev and prod into their .workspace-role files");
  }

  private static List<Candidate> marked(List<Candidate> all) {
    return all.stream().filter(Candidate::marked).toList();
  }

  private static List<Candidate> withLog(List<Candidate> all) throws IOException {
    var found = new ArrayList<Candidate>();
    for (var candidate : all) {
      if (!Docs.logs(candidate.root()).isEmpty()) {
        found.add(candidate);
      }
    }
    return found;
  }

  private static List<Candidate> neighbours(Candidate one) {
    var parents = new LinkedHashSet<Path>();
    for (var path : List.of(one.named(), one.root())) {
      var parent = path.getParent();
      if (parent != null) {
        parents.add(parent);
      }
    }
    var neighbours = new ArrayList<Candidate>();
    for (var parent : parents) {
      for (var candidate : Candidate.in(parent)) {
        if (!candidate.root().equals(one.root())
            && neighbours.stream().noneMatch(n -> n.root().equals(candidate.root()))) {
          neighbours.add(candidate);
        }
      }
    }
    return neighbours;
  }
}
