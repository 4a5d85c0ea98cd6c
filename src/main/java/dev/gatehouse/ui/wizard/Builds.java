package dev.gatehouse.ui.wizard;

import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.workflow.Step;
import java.util.stream.Collectors;

/** Tells when what a form reads has to be read again. */
final class Builds {
  private Builds() {}

  /** Something that is another text as soon as a step that this one builds on has run again. */
  static String on(Promotion promotion, Step step) {
    return step.after().stream()
        .map(promotion::step)
        .map(view -> view.step().key() + view.state() + view.runs().size())
        .collect(Collectors.joining(" ", promotion.attempt() + " ", ""));
  }
}
