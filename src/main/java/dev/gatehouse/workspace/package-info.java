/**
 * Discovers what a workspace is made of: two checkouts, their roles and states, the log, scripts,
 * settings.
 */
@NullMarked
package dev.gatehouse.workspace;

import org.jspecify.annotations.NullMarked;
