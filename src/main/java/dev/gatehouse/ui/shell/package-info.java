/** The window: its header, its pages and its model. */
@NullMarked
package dev.gatehouse.ui.shell;

import org.jspecify.annotations.NullMarked;
