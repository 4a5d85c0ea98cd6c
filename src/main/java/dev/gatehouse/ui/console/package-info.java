/** The live output of a run. */
@NullMarked
package dev.gatehouse.ui.console;

import org.jspecify.annotations.NullMarked;
