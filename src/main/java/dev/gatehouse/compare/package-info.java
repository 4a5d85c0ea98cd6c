/**
 * What differs between two checkouts, who claims it, what was decided, and the tree that prod will
 * have.
 */
@NullMarked
package dev.gatehouse.compare;

import org.jspecify.annotations.NullMarked;
