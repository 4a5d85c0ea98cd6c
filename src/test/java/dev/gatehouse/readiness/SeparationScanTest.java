package dev.gatehouse.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Folders;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.workspace.SeparationRule;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeparationScanTest {
  private static final List<SeparationRule> PORT =
      List.of(new SeparationRule("8201", "dev's port"));

  private static List<Finding> scan(String text, List<SeparationRule> rules) {
    return SeparationScan.scan(List.of(new FileText("src/app.txt", text)), rules);
  }

  @Test
  void devsPortIsFoundWithItsLineAndReason() {
    var found = scan("host: a\nport: 8201,\n", PORT);

    assertEquals(1, found.size());
    assertEquals("separation", found.getFirst().kind());
    assertEquals("src/app.txt", found.getFirst().path());
    assertEquals(2, found.getFirst().line());
    assertEquals("port: 8201,", found.getFirst().excerpt());
    assertEquals("dev's port", found.getFirst().why());
    assertFalse(found.getFirst().needsMandate());
  }

  @Test
  void aPartOfALongerNumberIsNotThePort() {
    assertEquals(List.of(), scan("id: 182015\nx8201\n82011\n8201_a", PORT));
    assertEquals(1, scan("182015 :8201/", PORT).size());
  }

  @Test
  void ofTwoRulesThatLookForTheSameTheFirstCounts() {
    var found =
        scan("8201", List.of(PORT.getFirst(), new SeparationRule("8201", "another reason")));

    assertEquals(List.of("dev's port"), found.stream().map(Finding::why).toList());
  }

  @Test
  void aKeyOutlivesLinesThatAreAddedAboveButNotAChangeOfItsLine() {
    var before = scan("port: 8201\n", PORT).getFirst().key();

    assertEquals(before, scan("new\n\n  port: 8201\n", PORT).getFirst().key());
    assertNotEquals(before, scan("port: 8201 # changed\n", PORT).getFirst().key());
    var twice = scan("port: 8201\nport: 8201\n", PORT);
    assertEquals(before, twice.get(0).key());
    assertNotEquals(before, twice.get(1).key());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "conflict|<<<<<<< HEAD",
        "conflict|>>>>>>> branch",
        "debugger|  debugger;",
        "debugger|    breakpoint()",
        "debugger|import pdb; pdb.set_trace()",
        "debugger|describe.only('x', () => {",
        "debug-flag|DEBUG = True",
        "debug-flag|\"app_debug\": \"1\"",
        "env-flag|NODE_ENV=development",
        "env-flag|ENV FLASK_ENV: 'dev'",
        "home-path|open('/home/ada/data.csv')",
        "home-path|C:\\Users\\Ada\\x",
        "home-path|\"C:\\\\Users\\\\Ada\\\\x\"",
        "secret|api_key = \"c4n4ry-0123456789\"",
        "secret|DB_PASSWORD=c4n4ryc4n4ryc4n4ry",
        "secret|url: postgres://app:c4n4ry@db/x",
        "secret|AKIAC4N4RYC4N4RYC4N4",
        "secret|-----BEGIN RSA PRIVATE KEY-----"
      })
  void whatIsWrongInAnyProdIsFound(String kind, String line) {
    var found = scan(line + "\n", List.of());

    assertEquals(List.of(kind), found.stream().map(Finding::kind).toList(), found.toString());
    assertFalse(
        found.getFirst().excerpt().toLowerCase(Locale.ROOT).contains("c4n4ry"),
        found.getFirst().excerpt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=======",
        "# Debugging is described in docs/DEBUG.md",
        "debug = false",
        "NODE_ENV=production",
        "<<<<<<<<<<<<<<<<",
        "password = os.environ['DB_PASSWORD']",
        "password = \"change-me-please\"",
        "api_key: ${API_KEY_FROM_VAULT}",
        "see /home/user/ for your files",
        "https://example.org/home/ada/x",
        "token = next_token(reader)",
        "postgres://{user}:{password}@host/db"
      })
  void whatOnlyLooksALittleLikeItIsNot(String line) {
    assertEquals(List.of(), scan(line + "\n", List.of()));
  }

  @Test
  void aSecretBesideAnotherFindingIsMaskedToo() {
    var found = scan("url = http://x:8201/; password = 'c4n4ry-0123456789'", PORT);

    assertTrue(found.stream().noneMatch(each -> each.toString().contains("c4n4ry")));
    assertEquals(2, found.size());
  }

  @Test
  void filesThatAreDevsByTheirNameAreFound() {
    var found =
        SeparationScan.scan(
            List.of(
                new FileText("scripts/start-dev.sh", ""),
                new FileText("docs/DEV_SETUP.md", ""),
                new FileText("scripts/diff-dev-prod.ps1", ""),
                new FileText("src/device.py", ""),
                new FileText("run/server.log", ""),
                new FileText("a/__pycache__/b.txt", "")),
            List.of());

    assertEquals(
        List.of(
            "dev-only scripts/start-dev.sh 0",
            "dev-only docs/DEV_SETUP.md 0",
            "artifact run/server.log 0",
            "artifact a/__pycache__/b.txt 0"),
        found.stream().map(each -> each.kind() + " " + each.path() + " " + each.line()).toList());
  }

  @Test
  void binaryFilesAreNoText() {
    assertTrue(FileText.of("a", new byte[] {1, 0, 2}).isEmpty());
    assertEquals("ü", FileText.of("a", "ü".getBytes(StandardCharsets.UTF_8)).orElseThrow().text());
  }

  @Test
  void aLongLineIsCutAroundWhatWasFound() {
    var found = scan("x".repeat(5000) + " 8201 " + "y".repeat(5000), PORT).getFirst();

    assertTrue(found.excerpt().contains(" 8201 "), found.excerpt());
    assertTrue(found.excerpt().length() < 200);
  }

  @Test
  void theWorkspaceItselfTellsDevsFolderAndPorts(@TempDir Path folder) throws IOException {
    var dev = Files.createDirectories(folder.resolve("northwind-dev"));
    var prod = Files.createDirectories(folder.resolve("northwind"));
    Files.writeString(
        dev.resolve(".env"), "PORT=8201\nAPI=http://localhost:5174/\nCACHE_PORT=6379\nREPORT=12\n");
    Files.writeString(
        prod.resolve(".env"), "PORT=8100\nAPI=http://localhost:8100/\nCACHE_PORT=6379\n");

    var rules = SeparationDefaults.of(dev, List.of(prod));

    assertEquals(
        List.of(dev.toString(), "northwind-dev", "5174", "8201"),
        rules.stream().map(SeparationRule::find).filter(text -> !text.isEmpty()).toList());
  }

  @Test
  void theSamplesPortIsTheOnlyThingInWhatShipsThatBelongsToDev(@TempDir Path folder)
      throws IOException {
    var sample = SampleWorkspace.write(folder.resolve("sample"));
    var rules = new ArrayList<>(SeparationScan.defaults(Workspace.discover(sample.dev())));
    var files = new ArrayList<FileText>();
    for (var file : Folders.files(sample.dev())) {
      var path = sample.dev().relativize(file).toString().replace('\\', '/');
      var inProd = sample.prod().resolve(path);
      if (path.matches("(backend|frontend|tests|scripts)/.*")
          && (!Files.exists(inProd) || Files.mismatch(file, inProd) >= 0)) {
        FileText.of(path, Files.readAllBytes(file)).ifPresent(files::add);
      }
    }

    var found = SeparationScan.scan(files, rules);

    assertEquals(
        List.of("frontend/config.js"),
        found.stream()
            .map(Finding::path)
            .filter(path -> !path.contains("start-dev"))
            .distinct()
            .toList(),
        found.toString());
  }
}
