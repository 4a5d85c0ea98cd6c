/** The process as data, read from {@code workflow.json}. */
@NullMarked
package dev.gatehouse.workflow;

import org.jspecify.annotations.NullMarked;
