package dev.gatehouse.workspace;

import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which file is the log.
 *
 * @param log the one to read and write
 * @param other prod's copy, where dev has one too
 * @param missing why there is none
 * @param findings how the choice was made
 */
record LogChoice(
    Optional<Path> log, Optional<Path> other, Optional<String> missing, List<String> findings) {

  static LogChoice of(Checkout dev, Optional<Checkout> prod, Settings settings) throws IOException {
    var findings = new ArrayList<String>();
    var ofProd = prod.isPresent() ? inProd(prod.get(), findings) : List.<Path>of();
    if (settings.log().isPresent()) {
      return configured(dev, prod, settings.log().get(), ofProd);
    }
    var ofDev = Docs.logs(dev.root());
    severalIn(dev, ofDev, findings);
    if (ofDev.isEmpty()) {
      return new LogChoice(
          ofProd.stream().findFirst(),
          Optional.empty(),
          ofProd.isEmpty() ? Optional.of(Docs.NO_LOG) : Optional.empty(),
          findings);
    }
    var log = ofDev.getFirst();
    var other = copyOf(dev.root().relativize(log), prod, ofProd);
    if (other.isPresent()) {
      findings.add(choice(log, other.get(), dev, prod.orElseThrow()));
    }
    return new LogChoice(Optional.of(log), other, Optional.empty(), findings);
  }

  private static List<Path> inProd(Checkout prod, List<String> findings) throws IOException {
    var logs = Docs.logs(prod.root());
    severalIn(prod, logs, findings);
    return logs;
  }

  private static LogChoice configured(
      Checkout dev, Optional<Checkout> prod, String written, List<Path> ofProd) throws IOException {
    var file = dev.root().resolve(written).normalize();
    if (!Files.isRegularFile(file)) {
      var why = Settings.FILE + " names " + written + ", which is not there";
      return new LogChoice(Optional.empty(), Optional.empty(), Optional.of(why), List.of());
    }
    boolean isDevs = Inside.isIn(dev.root(), file);
    if (!isDevs && !(prod.isPresent() && Inside.isIn(prod.get().root(), file))) {
      throw new Trouble(
          Settings.FILE + " names a log that lies in neither checkout: " + written,
          "Nothing outside the checkouts is read or written",
          "Name a file in dev or in prod as \"log\"");
    }
    if (!isDevs) {
      return new LogChoice(Optional.of(file), Optional.empty(), Optional.empty(), List.of());
    }
    var other = copyOf(dev.root().relativize(file), prod, ofProd);
    var findings = new ArrayList<String>();
    if (other.isPresent()) {
      findings.add(choice(file, other.get(), dev, prod.orElseThrow()));
    }
    return new LogChoice(Optional.of(file), other, Optional.empty(), findings);
  }

  /** Prod's log at the same place as dev's, else its likeliest one. */
  private static Optional<Path> copyOf(Path relative, Optional<Checkout> prod, List<Path> ofProd) {
    return prod.map(there -> there.root().resolve(relative))
        .filter(ofProd::contains)
        .or(() -> ofProd.stream().findFirst());
  }

  private static void severalIn(Checkout checkout, List<Path> logs, List<String> findings) {
    if (logs.size() > 1) {
      findings.add(
          checkout.name()
              + " has several promotion logs; the first of these is taken: "
              + logs.stream()
                  .map(log -> Inside.slashed(checkout.root(), log))
                  .collect(Collectors.joining(", ")));
    }
  }

  private static String choice(Path log, Path other, Checkout dev, Checkout prod)
      throws IOException {
    var differ = Files.mismatch(log, other) < 0 ? "they are equal" : "they differ";
    return "Both checkouts have a promotion log, and %s: %s of %s is the log, %s of %s its copy"
        .formatted(
            differ,
            Inside.slashed(dev.root(), log),
            dev.name(),
            Inside.slashed(prod.root(), other),
            prod.name());
  }
}
