package dev.gatehouse.readiness;

/**
 * Something in what ships that a person must look at.
 *
 * @param key the same as long as the file's path, what was found and the line's text are: what was
 *     decided on it holds that long
 * @param kind the kind of rule, such as {@code separation} or {@code drop}
 * @param path relative to the checkout, with '/'
 * @param line from 1; 0 where the file as a whole is meant
 * @param excerpt what stands there, shortened, with what looks like a secret masked
 * @param why what is wrong with it, a clause for a person
 * @param needsMandate whether it takes an explicit mandate by a named person, since it resets or
 *     removes what prod has
 */
public record Finding(
    String key,
    String kind,
    String path,
    int line,
    String excerpt,
    String why,
    boolean needsMandate) {}
