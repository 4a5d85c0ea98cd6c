/** The window, put together. */
@NullMarked
package dev.gatehouse.ui;

import org.jspecify.annotations.NullMarked;
