/** Runs a workspace's scripts as processes: interpreter, output, masking, cancel, time-out. */
@NullMarked
package dev.gatehouse.script;

import org.jspecify.annotations.NullMarked;
