/** The promotion's pages: the rail, a page per phase, a card per step. */
@NullMarked
package dev.gatehouse.ui.wizard;

import org.jspecify.annotations.NullMarked;
