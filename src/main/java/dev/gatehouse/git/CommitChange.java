package dev.gatehouse.git;

import java.time.Instant;
import java.util.List;

/**
 * A commit and what it changed. Subject and author are whatever somebody has written.
 *
 * @param id in hex, in full
 * @param at when it was committed
 * @param paths the files that it added, changed or removed, sorted
 */
public record CommitChange(
    String id, String subject, String author, Instant at, List<String> paths) {}
