package dev.gatehouse.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.io.Json;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.promotion.Waiting;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which step of a promotion comes next, and who or what it waits for. */
@Command(
    name = "next",
    mixinStandardHelpOptions = true,
    description = {
      "Says which step of a promotion comes next, and who or what it waits for.",
      "Exit code 0 where it can be run now or nothing is left, 1 where it waits, 2 where the"
          + " entry cannot be read."
    })
final class NextCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private PromotionArgument at = new PromotionArgument();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  NextCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    var promotions = at.promotions();
    var root = Json.lenient().createObjectNode().put("id", at.id());
    if (!promotions.isRecorded(at.id())) {
      root.put("status", promotions.log().entry(at.id()).orElseThrow().statusText());
      put(root, promotions, promotions.workflow().steps().getFirst().key());
      root.put("waiting", StepPrint.NOBODY);
      root.putArray("for");
      return print(root, false);
    }
    var promotion = promotions.promotion(at.id());
    root.put("status", promotion.status());
    root.put("done", promotion.done()).put("of", promotion.steps().size());
    var next = promotion.next();
    if (next.isEmpty() || promotion.closed()) {
      root.putNull("step");
      return print(root, false);
    }
    var waiting = promotions.waiting(at.id(), next.get().key());
    put(root, promotions, next.get().key());
    root.put("state", StepPrint.word(waiting.state()));
    StepPrint.waiting(root, waiting);
    return print(root, isHeld(waiting));
  }

  private static boolean isHeld(Waiting waiting) {
    return waiting.running() || !waiting.forPerson().isEmpty() || !waiting.blockedBy().isEmpty();
  }

  private static void put(ObjectNode root, Promotions promotions, String key) {
    var step = promotions.workflow().step(key);
    root.put("step", key).put("number", step.number()).put("title", step.title());
  }

  private int print(ObjectNode root, boolean held) throws IOException {
    out.println(json ? Json.lenient().writeValueAsString(root) : asText(root));
    return held ? ExitCodes.NO : ExitCodes.DONE;
  }

  private static String asText(ObjectNode root) {
    if (root.path("step").isNull()) {
      return root.path("id").asText() + " is complete: nothing is left to do";
    }
    var text =
        new StringBuilder(root.path("id").asText())
            .append(": step ")
            .append(root.path("number").asInt())
            .append(", ")
            .append(root.path("title").asText());
    if (root.hasNonNull("why")) {
      text.append(" (").append(root.path("why").asText()).append(')');
    }
    root.path("for")
        .forEach(
            what ->
                text.append(System.lineSeparator()).append("  waits for ").append(what.asText()));
    root.path("blocked")
        .forEach(why -> text.append(System.lineSeparator()).append("  ").append(why.asText()));
    return text.toString();
  }
}
