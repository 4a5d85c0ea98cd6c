/** Small controls that all screens share. */
@NullMarked
package dev.gatehouse.ui.control;

import org.jspecify.annotations.NullMarked;
