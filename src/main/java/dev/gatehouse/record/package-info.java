/** Whether an entry's ledger, its evidence and what the log says of it are still one. */
@NullMarked
package dev.gatehouse.record;

import org.jspecify.annotations.NullMarked;
