package dev.gatehouse.log;

/**
 * A heading of the document.
 *
 * @param line where it begins, from 0
 * @param last its last line, which for an underlined heading is the underline
 * @param level 1 to 6
 * @param text raw, without its marks
 */
record Heading(int line, int last, int level, String text) {}
