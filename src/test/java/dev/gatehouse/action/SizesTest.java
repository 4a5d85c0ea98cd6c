package dev.gatehouse.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SizesTest {
  @Test
  void sizesAreSaidInWords() {
    assertEquals("1 byte", Sizes.of(1));
    assertEquals("999 bytes", Sizes.of(999));
    assertEquals("1.0 kB", Sizes.of(1_000));
    assertEquals("1.0 MB", Sizes.of(999_999));
    assertEquals("12.4 MB", Sizes.of(12_400_000));
  }
}
