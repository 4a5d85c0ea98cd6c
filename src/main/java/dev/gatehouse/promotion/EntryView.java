package dev.gatehouse.promotion;

import dev.gatehouse.log.LogEntry;
import java.util.List;
import java.util.Optional;

/**
 * One row of the log with what its record adds.
 *
 * @param done how many steps are satisfied, as far as the record alone tells
 * @param next the step that comes next; empty where there is no record, or nothing is left
 * @param standing what it waits for, or what came of it
 * @param waivers what was let go in this attempt, a sentence each
 */
public record EntryView(
    LogEntry entry,
    RecordState record,
    int done,
    Optional<String> next,
    Standing standing,
    List<String> waivers) {}
