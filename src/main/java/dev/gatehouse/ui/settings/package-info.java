/** The page that writes {@code gatehouse.json}, and what one person likes beside it. */
@NullMarked
package dev.gatehouse.ui.settings;

import org.jspecify.annotations.NullMarked;
