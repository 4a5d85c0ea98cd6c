package dev.gatehouse.git;

import java.io.IOException;
import java.io.InputStream;

/**
 * What git counts in a file to tell text from binary and one line end from the other. The rules are
 * those of git's convert.c.
 */
record TextStats(long crlf, long loneCr, long loneLf, boolean binary) {

  static TextStats of(InputStream in) throws IOException {
    var count = new Counter();
    var buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      for (int i = 0; i < n; i++) {
        count.take(buffer[i]);
      }
    }
    return count.done();
  }

  static TextStats of(byte[] bytes) {
    var count = new Counter();
    for (byte b : bytes) {
      count.take(b);
    }
    return count.done();
  }

  private static final class Counter {
    private long crlf;
    private long loneCr;
    private long loneLf;
    private long nul;
    private long printable;
    private long nonPrintable;
    private byte last;

    void take(byte b) {
      if (last == '\r') {
        if (b == '\n') {
          crlf++;
        } else {
          loneCr++;
        }
      } else if (b == '\n') {
        loneLf++;
      }
      if (b != '\r' && b != '\n') {
        weigh(b);
      }
      last = b;
    }

    private void weigh(byte b) {
      boolean control = b >= 0 && b < 32 && b != '\b' && b != '\t' && b != 27 && b != '\f';
      if (control || b == 127) {
        nonPrintable++;
        nul += b == 0 ? 1 : 0;
      } else {
        printable++;
      }
    }

    TextStats done() {
      if (last == '\r') {
        loneCr++;
      }
      if (last == 26) {
        // The end-of-file mark of old DOS editors does not make a text binary.
        nonPrintable--;
      }
      boolean binary = loneCr > 0 || nul > 0 || (printable >> 7) < nonPrintable;
      return new TextStats(crlf, loneCr, loneLf, binary);
    }
  }
}
