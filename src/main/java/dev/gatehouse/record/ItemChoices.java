package dev.gatehouse.record;

import java.util.Set;

/** How an item of the manual checklist can be resolved, in the words of the record. */
public final class ItemChoices {
  public static final String PASSED = "passed";
  public static final String FAILED = "failed";
  public static final String NOT_APPLICABLE = "not-applicable";

  /** What a second person lets go; only a waiver gives it. */
  public static final String WAIVED = "waived";

  /** Those that a person gives who looked at the item. */
  public static final Set<String> ALL = Set.of(PASSED, FAILED, NOT_APPLICABLE);

  private ItemChoices() {}
}
