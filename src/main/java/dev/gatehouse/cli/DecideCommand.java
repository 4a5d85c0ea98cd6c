package dev.gatehouse.cli;

import dev.gatehouse.action.Survey;
import dev.gatehouse.action.Survey.FindingView;
import dev.gatehouse.compare.Decision;
import dev.gatehouse.io.Json;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.promotion.Promotions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides what ships, file by file, and accepts findings; or says what is open. */
@Command(
    name = "decide",
    mixinStandardHelpOptions = true,
    description = {
      "Decides what of the difference ships. With no choice it says what is open.",
      "What only a person can give, such as a mandate, it does not give.",
      "Exit code 0 where nothing is open any more, 1 where something is, 2 where the decision"
          + " cannot be made."
    })
final class DecideCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private PromotionArgument at = new PromotionArgument();

  /** What can be said of files and of findings. */
  private enum Choice {
    INCLUDE,
    EXCLUDE,
    TAILOR,
    ACCEPT
  }

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "include|exclude|tailor|accept",
      description = "What is decided; accept is for findings.")
  private @Nullable Choice choice;

  @Parameters(
      index = "3..*",
      paramLabel = "PATH|KEY",
      description = "The files, as they are listed; behind accept the findings' keys.")
  private List<String> subjects = List.of();

  @Option(names = "--all", description = "Includes or excludes every file that is undecided.")
  private boolean all;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; to exclude and to accept.")
  private String reason = "";

  @Option(
      names = "--text",
      paramLabel = "FILE",
      description = "What prod gets in place of dev's text; to tailor one file.")
  private @Nullable Path text;

  @Mixin private WhoOptions who = new WhoOptions();

  @Option(names = "--json", description = "Prints what is open as JSON.")
  private boolean json;

  DecideCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    var promotions = at.promotions();
    if (choice != null) {
      decide(promotions, choice, who.who(promotions));
    }
    var survey = promotions.survey(at.id());
    out.println(json ? asJson(survey, promotions) : asText(survey));
    return open(survey).isEmpty() && survey.undecided().isEmpty() ? ExitCodes.DONE : ExitCodes.NO;
  }

  private void decide(Promotions promotions, Choice what, Who actor) throws IOException {
    var survey = promotions.survey(at.id());
    var deeds = promotions.deeds();
    var paths =
        all && what != Choice.ACCEPT
            ? survey.undecided().stream().map(view -> view.delta().path()).toList()
            : subjects;
    if (paths.isEmpty() && (!all || what == Choice.ACCEPT)) {
      throw new Trouble(
          "No file was named",
          "Nothing was decided",
          "Name files, or all that are open with --all");
    }
    if (paths.isEmpty()) {
      return; // all that is undecided is nothing
    }
    switch (what) {
      case INCLUDE -> deeds.decide(at.id(), paths, Decision.Choice.INCLUDE, reason, actor);
      case EXCLUDE -> deeds.decide(at.id(), paths, Decision.Choice.EXCLUDE, reason, actor);
      case TAILOR -> deeds.tailor(at.id(), only(paths), text(), actor);
      case ACCEPT -> {
        for (var key : paths) {
          deeds.accept(at.id(), stepOf(survey, promotions, key), key, reason, actor);
        }
      }
    }
  }

  private static String only(List<String> paths) {
    if (paths.size() != 1) {
      throw new Trouble("A text is one file's", "Nothing was decided", "Tailor one file at a time");
    }
    return paths.getFirst();
  }

  private String text() throws IOException {
    var file = text;
    if (file == null) {
      throw new Trouble(
          "There is no text to ship", "Nothing was decided", "Name its file with --text FILE");
    }
    try {
      return Files.readString(file); // what is no text would be changed silently
    } catch (CharacterCodingException e) {
      throw new Trouble(
          file + " is no text in UTF-8",
          "Nothing was decided",
          "Save it as UTF-8, or exclude the file",
          e);
    }
  }

  private static String stepOf(Survey survey, Promotions promotions, String key) {
    var found =
        survey.findings().stream().anyMatch(view -> view.finding().key().equals(key))
            ? Survey.READINESS
            : survey.migrationFindings().stream().anyMatch(view -> view.finding().key().equals(key))
                ? Survey.MIGRATIONS
                : "";
    return promotions
        .workflow()
        .named(found)
        .orElseThrow(
            () ->
                new Trouble(
                    "Nothing was found that has the key " + key,
                    "Nothing was accepted",
                    "Without a choice, this verb lists what is open"))
        .key();
  }

  private static List<FindingView> open(Survey survey) {
    return Stream.concat(survey.openFindings().stream(), survey.openMigrationFindings().stream())
        .toList();
  }

  private String asJson(Survey survey, Promotions promotions) throws IOException {
    var root = Json.lenient().createObjectNode().put("id", at.id());
    var undecided = root.putArray("undecided");
    survey.undecided().forEach(view -> undecided.add(view.delta().path()));
    var findings = root.putArray("findings");
    for (var view : open(survey)) {
      var finding = view.finding();
      findings
          .addObject()
          .put("key", finding.key())
          .put("step", stepOf(survey, promotions, finding.key()))
          .put("path", finding.path())
          .put("line", finding.line())
          .put("why", finding.why())
          .put("excerpt", finding.excerpt())
          .put("waiting", finding.needsMandate() ? StepPrint.HUMAN : StepPrint.NOBODY);
    }
    return Json.lenient().writeValueAsString(root);
  }

  private static String asText(Survey survey) {
    var text = new StringBuilder();
    survey.undecided().forEach(view -> line(text, "undecided  " + view.delta().path()));
    for (var view : open(survey)) {
      var finding = view.finding();
      line(
          text,
          (finding.needsMandate() ? "mandate    " : "open       ")
              + finding.path()
              + ":"
              + finding.line()
              + "  "
              + finding.why()
              + "  ["
              + finding.key()
              + "]");
    }
    return text.isEmpty() ? "Nothing is open." : text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(text.isEmpty() ? "" : System.lineSeparator()).append(line);
  }
}
