/**
 * The only place that renames, syncs, locks and hashes files, with the few types that everything
 * above shares.
 */
@NullMarked
package dev.gatehouse.io;

import org.jspecify.annotations.NullMarked;
