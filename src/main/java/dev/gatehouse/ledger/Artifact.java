package dev.gatehouse.ledger;

/**
 * A file or folder that a step left or a person attached.
 *
 * @param path relative to a checkout and prefixed with it, {@code dev:} or {@code prod:}, with '/'
 * @param bytes the size; of a folder, of all its files
 * @param sha256 lower-case hex; of a folder, that of its manifest or listing
 */
public record Artifact(String path, long bytes, String sha256) {}
