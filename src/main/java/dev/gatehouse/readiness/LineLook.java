package dev.gatehouse.readiness;

import java.util.Optional;

/** Looks for one thing in a line of what ships. */
interface LineLook {
  /** Where in a line something was found. */
  record Hit(int start, int end) {
    boolean overlaps(Hit other) {
      return start < other.end && other.start < end;
    }
  }

  String kind();

  /** What is wrong with it, a clause for a person. */
  String why();

  /** Whether it means anything in that file. */
  default boolean isFor(FilePlace place) {
    return true;
  }

  /** The first place in the line. */
  Optional<Hit> find(String line);
}
