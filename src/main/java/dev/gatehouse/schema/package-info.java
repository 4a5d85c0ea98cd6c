/** Reads, dumps and compares the schema and the rows of a database. */
@NullMarked
package dev.gatehouse.schema;

import org.jspecify.annotations.NullMarked;
