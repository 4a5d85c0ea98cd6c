/** What must not reach prod: separation rules and the static scan of migrations. */
@NullMarked
package dev.gatehouse.readiness;

import org.jspecify.annotations.NullMarked;
