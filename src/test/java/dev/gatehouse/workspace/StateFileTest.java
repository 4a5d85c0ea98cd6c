package dev.gatehouse.workspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFileTest {
  private static final Instant AT = Instant.parse("2026-01-05T20:59:26.789Z");

  @TempDir Path root;

  @Test
  void aFileThatIsThereKeepsEverythingButItsValues() throws IOException {
    Places.checkout(root, "dev");
    var before = Files.readString(file());
    write();
    var expected =
        before
            .replace("\"writeable\"", "\"canonical\"")
            .replace("\"canonical_owner\":  \"prod\"", "\"canonical_owner\":  \"dev\"")
            .replace("\"note\":  \"\"", "\"note\":  \"2026-01-04-gates, step 3 \\\"sign-off\\\"\"");
    assertEquals(expected, Files.readString(file()));
  }

  @Test
  void missingKeysComeAtTheEndInTheFilesOwnLayout() throws IOException {
    Places.write(file(), "{\r\n\t\"state\": \"x\",\r\n\t\"n\": [1, {\"state\": 2}]\r\n}");
    write();
    assertEquals(
        "{\r\n\t\"state\": \"canonical\",\r\n\t\"n\": [1, {\"state\": 2}],\r\n\t\"role\": \"dev\","
            + "\r\n\t\"canonical_owner\": \"dev\","
            + "\r\n\t\"note\": \"2026-01-04-gates, step 3 \\\"sign-off\\\"\","
            + "\r\n\t\"updated_at\": \"2026-01-05T20:59:26Z\"\r\n}",
        Files.readString(file()));
  }

  @Test
  void valuesOfAnyKindAreReplaced() throws IOException {
    Places.write(file(), "{\"state\":null,\"note\":{\"a\":[1]},\"role\":12 ,\"updated_at\":true}");
    write();
    assertEquals(
        "{\"state\":\"canonical\",\"note\":\"2026-01-04-gates, step 3 \\\"sign-off\\\"\","
            + "\"role\":\"dev\" ,\"updated_at\":\"2026-01-05T20:59:26Z\","
            + "\"canonical_owner\": \"dev\"}",
        Files.readString(file()));
  }

  @Test
  void aNewFileHasAllFiveKeysAndIsReadBack() throws IOException {
    write();
    assertEquals(
        Optional.of(
            new CheckoutState(
                Role.DEV,
                "canonical",
                "dev",
                "2026-01-04-gates, step 3 \"sign-off\"",
                "2026-01-05T20:59:26Z")),
        CheckoutState.read(root));
  }

  @Test
  void writingTheSameAgainChangesNoByte() throws IOException {
    Places.checkout(root, "dev");
    write();
    var once = Files.readAllBytes(file());
    write();
    assertArrayEquals(once, Files.readAllBytes(file()));
  }

  @Test
  void anEmptyObjectGetsTheKeys() throws IOException {
    Places.write(file(), "{ }");
    write();
    assertEquals("canonical", CheckoutState.read(root).orElseThrow().state());
  }

  @Test
  void aFileInUtf16StaysInUtf16() throws IOException {
    Files.write(file(), "\uFEFF{\"state\": \"grün\"}".getBytes(StandardCharsets.UTF_16LE));
    assertEquals("grün", CheckoutState.read(root).orElseThrow().state());
    write();
    var text = Files.readString(file(), StandardCharsets.UTF_16LE);
    assertEquals("\uFEFF{\"state\": \"canonical\"", text.substring(0, 23));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"state\": \"x\"", "nothing", "{\"a\":1} x"})
  void aFileThatIsNoJsonObjectIsNeitherReadNorOverwritten(String broken) throws IOException {
    Places.write(file(), broken);
    assertThrows(Trouble.class, this::write);
    assertEquals(broken, Files.readString(file()));
    if (!broken.endsWith(" x")) {
      assertThrows(Trouble.class, () -> CheckoutState.read(root));
    }
  }

  @Test
  void aFileThatLeadsOutOfTheCheckoutIsNotWritten() throws IOException {
    var checkout = Files.createDirectories(root.resolve("checkout"));
    var outside = Places.write(root.resolve("outside.json"), "{}");
    Files.createSymbolicLink(checkout.resolve(".workspace-state.json"), outside);
    assertThrows(
        Trouble.class, () -> StateFile.write(checkout, Role.DEV, "canonical", "dev", "", AT));
    assertEquals("{}", Files.readString(outside));
  }

  @Test
  void aStateWithoutARoleTakesItFromTheRoleFileOrTheName() throws IOException {
    var dev = root.resolve("northwind-dev");
    Places.write(dev.resolve(".workspace-state.json"), "{\"state\":\"writeable\"}");
    assertEquals(Role.DEV, CheckoutState.read(dev).orElseThrow().role());
    RoleFile.write(dev, Role.PROD);
    assertEquals(Role.PROD, CheckoutState.read(dev).orElseThrow().role());
  }

  @Test
  void aRoleFileKeepsItsByteOrderMarkAndItsLineEnd() throws IOException {
    Places.writeWithMark(root.resolve(".workspace-role"), "PROD\r\n");
    assertEquals(Optional.of(Role.PROD), RoleFile.read(root));
    RoleFile.write(root, Role.DEV);
    assertEquals("\uFEFFdev\r\n", Files.readString(root.resolve(".workspace-role")));
  }

  private Path file() {
    return root.resolve(".workspace-state.json");
  }

  private void write() throws IOException {
    var note = "2026-01-04-gates, step 3 \"sign-off\"";
    StateFile.write(root, Role.DEV, "canonical", "dev", note, AT);
  }
}
