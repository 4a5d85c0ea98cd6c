/** Backs prod up with a manifest, restores it, and proves every byte. */
@NullMarked
package dev.gatehouse.backup;

import org.jspecify.annotations.NullMarked;
