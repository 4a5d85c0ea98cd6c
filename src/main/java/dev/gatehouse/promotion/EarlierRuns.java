package dev.gatehouse.promotion;

import java.util.List;

/**
 * The runs of a step in an attempt that is over.
 *
 * @param attempt from 1
 * @param end how it ended, such as "abandoned by Ada: no wind"
 * @param runs oldest first
 */
public record EarlierRuns(int attempt, String end, List<RunView> runs) {}
