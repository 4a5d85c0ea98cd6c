package dev.gatehouse.git;

/** What a commit says of itself; the commit by its full id. */
public record CommitText(String commit, String text) {}
