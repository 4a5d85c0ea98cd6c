/** What differs between the checkouts, and the decisions on it. */
@NullMarked
package dev.gatehouse.ui.compare;

import org.jspecify.annotations.NullMarked;
