package dev.gatehouse.cli;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.promotion.Promotions;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who it is that a verb acts for. */
final class WhoOptions {
  private static final String NOTHING = "Nothing was recorded";

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "Who it is; git's user.name of the checkout where it is left out.")
  private @Nullable String name;

  @Option(
      names = "--kind",
      paramLabel = "human|agent",
      description =
          "Whether that is a person, which only an interactive terminal can say. Default: agent.")
  private Who.Kind kind = Who.Kind.AGENT;

  /**
   * The name and the kind.
   *
   * @throws Trouble where there is no name, or where nobody can be at the other end who is a person
   */
  Who who(Promotions promotions) throws IOException {
    if (kind == Who.Kind.HUMAN && !Terminal.isInteractive()) {
      throw new Trouble(
          "--kind human is for a person at an interactive terminal, and this is none",
          NOTHING,
          "Leave it out, or ask a person to do it in the window");
    }
    var said =
        (name == null ? promotions.userName().orElse("") : name).replaceAll("\\p{Cntrl}+", " ");
    if (said.isBlank()) {
      throw new Trouble(
          name == null ? "Git knows no user.name here" : "The name behind --as is empty",
          "Nothing is recorded without a name",
          "Say who you are with --as NAME");
    }
    return new Who(said, kind);
  }
}
