/** How Gatehouse looks: the light and the dark theme. */
@NullMarked
package dev.gatehouse.ui.theme;

import org.jspecify.annotations.NullMarked;
