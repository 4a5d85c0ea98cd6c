package dev.gatehouse.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads where a caller is not meant to expect a failure: it comes as an unchecked one. */
final class Reading {
  private Reading() {}

  static <T> T of(Read<T> read) {
    try {
      return read.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Something that reads. */
  interface Read<T> {
    T read() throws IOException;
  }
}
