package dev.gatehouse.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.action.Outcome;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Json;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.promotion.RunListener;
import dev.gatehouse.promotion.RunRequest;
import dev.gatehouse.promotion.Waiting;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workflow.Step.Ask;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one step of a promotion without a window. */
@Command(
    name = "step",
    mixinStandardHelpOptions = true,
    description = {
      "Runs one step of a promotion, with the gates, the output and the record that it has in the"
          + " window.",
      "Exit code 0 where it passed, 1 where it did not or waits for a person, 2 where it could not"
          + " be tried.",
      "A row that was written by hand is adopted first. The step that wants two sign-offs signs for"
          + " who runs it."
    })
final class StepCommand implements Callable<Integer> {
  /** How long a run has for coming to its end once the program is asked to stop. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(8);

  private final PrintStream out;
  private final PrintStream err;

  @Mixin private PromotionArgument at = new PromotionArgument();

  @Parameters(index = "2", paramLabel = "STEP", description = "The step's number or key.")
  private String named = "";

  @Mixin private WhoOptions who = new WhoOptions();

  @Option(names = "--builtin", description = "Takes the built-in although there is a script.")
  private boolean builtIn;

  @Option(
      names = "--input",
      paramLabel = "NAME=TEXT",
      description =
          "What one would type on the step's card: summary and owner of a new entry; stop,"
              + " restore, restart and verify of the way back; merge=true.")
  private Map<String, String> input = new HashMap<>();

  @Option(names = "--json", description = "Prints JSON, and nothing of the output.")
  private boolean json;

  StepCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws Exception {
    var promotions = at.promotions();
    var step =
        promotions
            .workflow()
            .named(named)
            .orElseThrow(
                () ->
                    new Trouble(
                        "\"" + named + "\" is no step",
                        "Nothing ran",
                        "Name one of the 21 by its number or its key"));
    var actor = who.who(promotions);
    if (!promotions.isRecorded(at.id())) {
      promotions.start(at.id(), actor);
    }
    var before = promotions.waiting(at.id(), step.key(), builtIn);
    refuse(before);
    if (step.asksFor(Ask.SIGN_OFFS) && before.blockedBy().isEmpty()) {
      sign(promotions, actor);
      before = promotions.waiting(at.id(), step.key(), builtIn);
    }
    var root =
        Json.lenient()
            .createObjectNode()
            .put("id", at.id())
            .put("step", step.key())
            .put("number", step.number())
            .put("title", step.title());
    if (waits(before, step, actor)) {
      StepPrint.waiting(root, before);
      return printWaiting(root, before);
    }
    var outcome = run(promotions, step, actor);
    StepPrint.outcome(root, promotions, at.id(), step.key(), outcome);
    // What the run itself has found may be for a person to settle.
    var after = promotions.waiting(at.id(), step.key(), builtIn);
    if (!outcome.passed() && !after.forPerson().isEmpty()) {
      StepPrint.waiting(root, after);
    }
    print(root, outcome);
    return outcome.passed() ? ExitCodes.DONE : ExitCodes.NO;
  }

  private void refuse(Waiting waiting) {
    if (waiting.running() || (!waiting.blockedBy().isEmpty() && waiting.forPerson().isEmpty())) {
      throw new Trouble(
          "Step "
              + waiting.step().number()
              + ", "
              + waiting.step().title()
              + ", cannot start: "
              + String.join("; ", waiting.blockedBy()),
          "Nothing ran",
          "\"gatehouse next\" says what comes first");
    }
  }

  /** A name that has signed already is not taken twice. */
  private void sign(Promotions promotions, Who actor) throws IOException {
    var signed =
        promotions.promotion(at.id()).signOffs().stream()
            .anyMatch(one -> one.who().name().equalsIgnoreCase(actor.name()));
    if (!signed) {
      promotions.deeds().sign(at.id(), actor);
    }
  }

  /** A person who takes a step gives by that what only the taking of it gives. */
  private static boolean waits(Waiting waiting, Step step, Who actor) {
    return !waiting.forPerson().isEmpty()
        && !(step.person() && actor.isHuman() && waiting.blockedBy().isEmpty());
  }

  private Outcome run(Promotions promotions, Step step, Who actor) throws IOException {
    var typed = new HashMap<String, String>();
    if (step.asksFor(Ask.ENTRY)) {
      var row = promotions.log().entry(at.id());
      row.ifPresent(
          entry -> typed.putAll(Map.of("summary", entry.summary(), "owner", entry.owner())));
    }
    if (step.asksFor(Ask.ROLLBACK_PLAN)) {
      typed.putAll(promotions.proposals().rollback(at.id()));
    }
    typed.putAll(input);
    var cancellation = new Cancellation();
    var ended = new CountDownLatch(1);
    var hook = new Thread(() -> stop(cancellation, ended), "gatehouse-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return promotions
          .runs()
          .run(
              at.id(),
              new RunRequest(step.key(), actor, builtIn, Map.copyOf(typed)),
              json ? RunListener.SILENT : new Printed(),
              cancellation);
    } finally {
      ended.countDown();
      forget(hook);
    }
  }

  /** Whoever ends this program ends what it runs, and has that recorded. */
  private static void stop(Cancellation cancellation, CountDownLatch ended) {
    cancellation.cancel();
    try {
      ended.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      // The program is ending by that very hook.
    }
  }

  /** Shows what a run prints while it prints it. */
  private final class Printed implements RunListener {
    @Override
    public void line(String maskedText, boolean error) {
      (error ? err : out).println(maskedText);
    }

    @Override
    public void report(String what, long done, long total) {}
  }

  private int printWaiting(ObjectNode root, Waiting waiting) throws IOException {
    if (json) {
      out.println(Json.lenient().writeValueAsString(root));
    } else {
      out.println(title(root) + " waits for a person:");
      waiting.forPerson().forEach(what -> out.println("  " + what));
    }
    return ExitCodes.NO;
  }

  private void print(ObjectNode root, Outcome outcome) throws IOException {
    if (json) {
      out.println(Json.lenient().writeValueAsString(root));
      return;
    }
    out.println(title(root) + ": " + root.path("result").asText() + ". " + outcome.summary());
    outcome.details().forEach(line -> out.println("  " + line));
    root.path("for").forEach(what -> out.println("  waits for " + what.asText()));
  }

  private static String title(ObjectNode root) {
    return "Step " + root.path("number").asInt() + ", " + root.path("title").asText();
  }
}
