package dev.gatehouse.workflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The process: its phases and their steps, in the order in which they are walked. */
public final class Workflow {
  private static final String RESOURCE = "workflow.json";

  private final List<Phase> phases;
  private final List<Step> steps;

  private Workflow(List<Phase> phases) {
    this.phases = List.copyOf(phases);
    this.steps = phases.stream().flatMap(phase -> phase.steps().stream()).toList();
    check();
  }

  /** The process that ships with the program. */
  public static Workflow load() {
    try (var in = Objects.requireNonNull(Workflow.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return new Workflow(mapper().readValue(in, Document.class).phases());
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own " + RESOURCE + " cannot be read", e);
    }
  }

  public List<Phase> phases() {
    return phases;
  }

  public List<Step> steps() {
    return steps;
  }

  /**
   * The step with that key.
   *
   * @throws IllegalArgumentException where there is none
   */
  public Step step(String key) {
    return steps.stream()
        .filter(step -> step.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no step is called " + key));
  }

  /** The step that a person names, by its key or by its number; empty where there is none. */
  public Optional<Step> named(String keyOrNumber) {
    return steps.stream()
        .filter(
            step ->
                step.key().equals(keyOrNumber)
                    || Integer.toString(step.number()).equals(keyOrNumber))
        .findFirst();
  }

  /** The phase that a step belongs to. */
  public Phase phaseOf(Step step) {
    return phases.stream().filter(phase -> phase.steps().contains(step)).findFirst().orElseThrow();
  }

  private void check() {
    var seen = new HashSet<String>();
    var wrong = new ArrayList<String>();
    for (var step : steps) {
      for (var earlier : Stream.concat(step.after().stream(), step.waitsFor().stream()).toList()) {
        if (!seen.contains(earlier)) {
          wrong.add(step.key() + " comes after " + earlier + ", which does not come before it");
        }
      }
      if (step.number() != seen.size()) {
        wrong.add(step.key() + " has number " + step.number() + " in place " + seen.size());
      }
      if (!seen.add(step.key())) {
        wrong.add(step.key() + " is there twice");
      }
    }
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(RESOURCE + ": " + wrong);
    }
  }

  private static JsonMapper mapper() {
    var mapper = JsonMapper.builder().build();
    for (var type : List.of(List.class, Map.class, String.class)) {
      mapper.configOverride(type).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }
    return mapper;
  }

  private record Document(@JsonProperty(required = true) List<Phase> phases) {}
}
