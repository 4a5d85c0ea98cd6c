package dev.gatehouse.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A canary in every form that a script may print it in, and what is left of it. */
class CanaryTest {
  @TempDir Path folder;

  @Test
  void noFormOfASecretGetsPastTheMask() throws Exception {
    var env = Files.writeString(folder.resolve(".env"), CanaryForms.env());
    var masker = Masker.of(List.of(env), List.of(), List.of());
    var forms = CanaryForms.all();
    assertTrue(forms.size() >= 50, () -> forms.size() + " forms");

    forms.forEach(
        (how, bytes) -> {
          var masked = masker.mask(bytes, bytes.length, bytes.length);
          var left = new String(masked.bytes(), 0, masked.length(), UTF_8);
          assertFalse(CanaryForms.shows(left, bytes), () -> how + ": " + left);
        });
  }

  @Test
  void howeverItIsCutIntoReadsNothingOfASecretReachesTheFileTheListenerOrTheTail()
      throws Exception {
    var env = Files.writeString(folder.resolve(".env"), CanaryForms.env());
    var heard = new StringBuilder();
    var file = folder.resolve("output.txt");
    var seed = new Random().nextLong();
    var random = new Random(seed);
    var forms = new ArrayList<>(CanaryForms.all().values());
    Collections.shuffle(forms, random);
    var masker = Masker.of(List.of(env), List.of(), List.of());
    try (var sink =
        OutputSink.open(file, masker, (text, error) -> heard.append(text).append('\n'))) {
      var cutter = new LineCutter(masker, sink, false);
      for (var form : forms) {
        for (var at = 0; at < form.length; ) {
          var count = Math.min(form.length - at, 1 + random.nextInt(7));
          cutter.feed(Arrays.copyOfRange(form, at, at + count), count);
          at += count;
        }
      }
      cutter.end();
    }

    CanaryForms.all()
        .forEach(
            (how, form) -> {
              assertFalse(CanaryForms.shows(heard.toString(), form), () -> how + ", seed " + seed);
              assertFalse(CanaryForms.shows(read(file), form), () -> how + ", seed " + seed);
            });
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
