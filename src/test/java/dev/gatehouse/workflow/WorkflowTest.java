package dev.gatehouse.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkflowTest {
  private final Workflow workflow = Workflow.load();

  @Test
  void theProcessHasTwentyOneStepsInEightPhasesNumberedFromZero() {
    assertEquals(8, workflow.phases().size());
    assertEquals(
        List.of(
            "health",
            "add",
            "update",
            "sign-off",
            "diff",
            "readiness",
            "migrations",
            "backup",
            "config",
            "schema-pre",
            "rehearsal",
            "schema-post",
            "clean-up",
            "rollback-plan",
            "promote",
            "verify",
            "provisional",
            "approve",
            "release",
            "canonical",
            "transitions"),
        workflow.steps().stream().map(Step::key).toList());
  }

  @Test
  void onlyTheStepsThatTheProcessNamesCanBeWaivedOrSkipped() {
    assertEquals(
        List.of("migrations", "backup", "rehearsal", "schema-post"),
        workflow.steps().stream().filter(Step::waive).map(Step::key).toList());
    assertEquals(
        List.of("promote", "verify", "canonical"),
        workflow.steps().stream().filter(Step::waivesParts).map(Step::key).toList());
    assertEquals(
        List.of("clean-up"), workflow.steps().stream().filter(Step::skip).map(Step::key).toList());
  }

  @Test
  void everyStepThatTakesAStatementSaysWhatItAsks() {
    for (var step : workflow.steps()) {
      assertEquals(step.asksFor(Step.Ask.STATEMENT), !step.statement().isEmpty(), step.key());
      assertTrue(step.does().endsWith("."), step.key());
    }
  }
}
