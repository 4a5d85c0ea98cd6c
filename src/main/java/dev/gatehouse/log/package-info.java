/** The Markdown promotion log, read by scanning its bytes and edited by splicing them. */
@NullMarked
package dev.gatehouse.log;

import org.jspecify.annotations.NullMarked;
