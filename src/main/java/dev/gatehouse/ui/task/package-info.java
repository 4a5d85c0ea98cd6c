/** Work off the FX thread, and the way back to it. */
@NullMarked
package dev.gatehouse.ui.task;

import org.jspecify.annotations.NullMarked;
