/**
 * What a step runs: one class per built-in, each of which ends in an {@link
 * dev.gatehouse.action.Outcome}.
 */
@NullMarked
package dev.gatehouse.action;

import org.jspecify.annotations.NullMarked;
