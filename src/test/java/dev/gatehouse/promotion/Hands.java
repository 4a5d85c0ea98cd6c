package dev.gatehouse.promotion;

import static dev.gatehouse.promotion.SampleWalk.ADA;

import dev.gatehouse.git.GitCheckout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What people do to a workspace from outside, between the steps. */
final class Hands {
  private Hands() {}

  /** Adds a migration to dev, commits it there, and claims it. */
  static void migration(SampleWalk walk, String name, String sql) throws IOException {
    var path = "backend/migrations/" + name;
    Files.writeString(walk.sample.dev().resolve(path), sql);
    commit(walk.sample.dev(), path);
    var claims = walk.promotions.promotion(walk.id).claims();
    if (!claims.contains(path)) {
      walk.promotions.deeds().claim(walk.id, claims + ", `" + path + "`", ADA);
    }
  }

  static void commit(Path checkout, String... paths) throws IOException {
    try (var git = GitCheckout.open(checkout)) {
      git.commit(List.of(paths), "Change " + String.join(", ", paths), ADA);
    }
  }

  /** Replaces both twins of a script in both checkouts, and commits that. */
  static void script(SampleWalk walk, String name, String shell, String powerShell)
      throws IOException {
    for (var checkout : List.of(walk.sample.dev(), walk.sample.prod())) {
      Files.writeString(checkout.resolve("scripts/" + name + ".sh"), "#!/bin/sh\n" + shell);
      Files.writeString(checkout.resolve("scripts/" + name + ".ps1"), powerShell);
      commit(checkout, "scripts/" + name + ".sh", "scripts/" + name + ".ps1");
    }
  }

  /** Lets gatehouse.json name a command for a step, which a person trusts. */
  static void command(SampleWalk walk, String step, int exit) throws IOException {
    var settings = walk.sample.dev().resolve("gatehouse.json");
    var command =
        File.separatorChar == '\\'
            ? "\"cmd\", \"/c\", \"echo looked && exit " + exit + "\""
            : "\"sh\", \"-c\", \"echo looked; exit " + exit + "\"";
    Files.writeString(
        settings,
        Files.readString(settings)
            .replaceFirst("\\{", "{ \"commands\": {\"" + step + "\": [" + command + "]},"));
    walk.promotions.rediscover();
    walk.promotions.trust();
  }

  /** Replaces text in a file that has it. */
  static void replace(Path file, String text, String by) throws IOException {
    var before = Files.readString(file);
    if (!before.contains(text)) {
      throw new AssertionError(file + " does not have " + text);
    }
    Files.writeString(file, before.replace(text, by));
  }
}
