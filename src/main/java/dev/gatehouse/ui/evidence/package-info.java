/** Bringing files in as evidence, and showing them. */
@NullMarked
package dev.gatehouse.ui.evidence;

import org.jspecify.annotations.NullMarked;
