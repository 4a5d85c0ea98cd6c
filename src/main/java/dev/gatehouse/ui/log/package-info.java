/** The log page: the table of entries and the pane for the chosen one. */
@NullMarked
package dev.gatehouse.ui.log;

import org.jspecify.annotations.NullMarked;
