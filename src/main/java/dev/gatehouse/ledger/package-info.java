/**
 * The append-only record of one entry: one JSON event a line, each with the hash of the line before
 * it.
 */
@NullMarked
package dev.gatehouse.ledger;

import org.jspecify.annotations.NullMarked;
