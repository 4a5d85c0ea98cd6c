package dev.gatehouse.workspace;

/**
 * A text of dev's that must not reach prod.
 *
 * @param find the text to look for, exactly as it stands
 * @param why the reason that a finding shows; may be empty
 */
public record SeparationRule(String find, String why) {}
