/** Copies evidence into an entry's folder, hashes it, and checks it again. */
@NullMarked
package dev.gatehouse.evidence;

import org.jspecify.annotations.NullMarked;
