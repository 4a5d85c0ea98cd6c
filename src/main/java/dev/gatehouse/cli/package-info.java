/** The verbs of the command line. */
@NullMarked
package dev.gatehouse.cli;

import org.jspecify.annotations.NullMarked;
