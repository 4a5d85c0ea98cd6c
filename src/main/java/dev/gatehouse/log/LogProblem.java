package dev.gatehouse.log;

/**
 * Something about a log that people should know: the line (from 1), a clause that says what, and
 * whether the log is read-only until it is mended.
 */
public record LogProblem(int line, String what, boolean blocksWriting) {}
