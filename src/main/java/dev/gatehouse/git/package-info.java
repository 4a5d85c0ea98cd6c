/**
 * The one place that knows JGit: status, tracked files, commits; runs no hook and no filter of a
 * repository.
 */
@NullMarked
package dev.gatehouse.git;

import org.jspecify.annotations.NullMarked;
