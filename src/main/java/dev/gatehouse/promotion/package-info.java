/** One entry on its way: states, gates and staleness, derived by replaying its ledger. */
@NullMarked
package dev.gatehouse.promotion;

import org.jspecify.annotations.NullMarked;
