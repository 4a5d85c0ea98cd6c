package dev.gatehouse.workspace;

import java.util.Map;

/**
 * What one person has marked and typed on the way to a decision on an entry. It is no part of the
 * record, and can be deleted without loss to anybody else.
 *
 * @param viewed the files that were looked at, each with the identity of its delta then
 * @param typed the texts that were being written, by the path that they are for
 * @param byFolder whether the files are listed by folder
 */
public record PersonalNotes(
    Map<String, String> viewed, Map<String, Typed> typed, boolean byFolder) {
  /** Of somebody who has marked and typed nothing. */
  public static final PersonalNotes NONE = new PersonalNotes(Map.of(), Map.of(), false);

  /**
   * A text that was not saved yet.
   *
   * @param identity of the delta that it was written for
   */
  public record Typed(String identity, String text) {}

  public PersonalNotes {
    viewed = Map.copyOf(viewed);
    typed = Map.copyOf(typed);
  }
}
