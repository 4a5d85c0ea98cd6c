/** A small workspace to try Gatehouse on, made by code so that it is the same on every machine. */
@NullMarked
package dev.gatehouse.sample;

import org.jspecify.annotations.NullMarked;
