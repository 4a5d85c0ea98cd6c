package dev.gatehouse.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Folders;
import dev.gatehouse.promotion.Walked;
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
        "debugger|  var_dump($order);",
        "debugger|Wait-Debugger",
        "debugger|    System.Diagnostics.Debugger.Launch();",
        "debugger|\truntime.Breakpoint()",
        "debugger|debugpy.wait_for_client()",
        "debugger|    binding.irb",
        "debug-flag|CMD [\"sh\", \"-c\", \"node app.js --inspect\"]",
        "home-path|root = '/mnt/c/Users/ada/work/x'",
        "machine-path|$root = 'D:\\work\\tools\\x.exe'",
        "machine-path|copy(\"E:/data/in/a.csv\")",
        "machine-path|\\\\fileserver\\share\\tools",
        "machine-path|\"\\\\\\\\fileserver\\\\share\"",
        "dev-only|# For development only.",
        "dev-only|# Dev only: resets the database",
        "dev-only|# Never run this against production!",
        "home-path|C:\\Users\\Ada\\x",
        "home-path|\"C:\\\\Users\\\\Ada\\\\x\"",
        "secret|api_key = \"c4n4ry-0123456789\"",
        "secret|DB_PASSWORD=c4n4ryc4n4ryc4n4ry",
        "secret|url: postgres://app:c4n4ry@db/x",
        "secret|redis://:c4n4ry@cache/0",
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
        "WORKDIR /home/node/app/",
        "$env:ProgramFiles, C:\\Program Files\\x, C:\\Windows\\System32\\y",
        "echo a | sed 's:/a/b:/c/d:'",
        "Q:\\nA:\\n",
        "Pattern.compile(\"\\\\bfoo\\\\b\")",
        "model.fit(x, y)",
        "Pattern.compile(\"[\\\\p{C}\\\\u2028\\\\u2029]\")",
        "The log lists what is Pending, Approved and Dev-only.",
        "# Dev-only entries stay where they are",
        "logger.debug('x'); console.debug('y')",
        "it works for developers only because of tests",
        "https://example.org/home/ada/x",
        "token = next_token(reader)",
        "default_token_type = configured_token_type",
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
  void aShortNameMeansADebuggerInItsOwnLanguageOnly() {
    for (var path : List.of("a.php", "a.py")) {
      var found = SeparationScan.scan(List.of(new FileText(path, "  dd($x);\n")), List.of());
      assertEquals(path.equals("a.php") ? 1 : 0, found.size(), path);
    }
    assertEquals(
        List.of(),
        SeparationScan.scan(
            List.of(new FileText("docs/howto.md", "Call breakpoint() and look.\n")), List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "scripts/dev/reset.ps1, the folder",
    "docs/dev/notes.md, the folder",
    "docker-compose.dev.yml, its name",
    "src/appsettings.Development.json, its name",
    ".env.development, its name",
    ".env.local, settings of one machine",
    "scripts/seed.py, made up",
    "db/seeds.sql, made up",
    "docs/SETUP_DEV.md, its name"
  })
  void aFileThatIsDevsIsFoundByItsNameAlone(String path, String why) {
    var found = SeparationScan.scan(List.of(FileText.orName(path, new byte[2])), List.of());

    assertEquals(List.of("dev-only"), found.stream().map(Finding::kind).toList());
    assertTrue(found.getFirst().why().contains(why), found.getFirst().why());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/java/dev/gatehouse/App.java",
        "config/environments/development.rb",
        "src/seed.py",
        "tests/fixtures/users.json",
        "devices.py",
        "docs/dev-prod.md",
        "data/changes.dbf"
      })
  void aNameThatOnlyLooksALittleLikeDevsIsNot(String path) {
    assertEquals(
        List.of(), SeparationScan.scan(List.of(FileText.orName(path, new byte[2])), List.of()));
  }

  @Test
  void aBinaryFileIsNotReadAndItsNameIs() {
    var bytes = "\0\0 port 8201".getBytes(StandardCharsets.UTF_8);

    assertEquals(List.of(), SeparationScan.scan(List.of(FileText.orName("a.bin", bytes)), PORT));
    assertEquals(
        List.of("artifact"),
        SeparationScan.scan(List.of(FileText.orName("app.db", bytes)), PORT).stream()
            .map(Finding::kind)
            .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "token=", "password=\"", "/home/a", "x_DEBUG", "://a:", "eyJa.", "\\"})
  void aLineOfAMillionCharactersIsReadToItsEnd(String piece) {
    var line = piece.repeat(1_000_000 / piece.length());

    var found = scan(line + " ! api_key = \"c4n4ry-0123456789\"", PORT);

    assertTrue(found.stream().anyMatch(each -> each.kind().equals("secret")), "at its very end");
    assertFalse(found.toString().contains("c4n4ry"));
    assertTrue(found.stream().allMatch(each -> each.excerpt().length() < 200));
  }

  @Test
  void ofAFileThatIsTooLargeItIsSaidThatItWasNotReadToItsEnd() {
    var found = scan("x\n".repeat(2_000_001), PORT);

    assertEquals(List.of("unread"), found.stream().map(Finding::kind).toList());
  }

  @Test
  void aSecretThatALongLineCutsInTwoDoesNotShow() {
    var secret = "c4n4ry".repeat(600);
    for (int before : List.of(0, 900, 1_500, 3_400, 3_990)) {
      var found = scan("x ".repeat(before) + "key: " + secret + " 8201 " + secret, PORT);

      assertTrue(found.stream().noneMatch(each -> each.toString().contains("c4n4ry")), "" + before);
    }
  }

  @Test
  void aShortPasswordIsNoFindingAndDoesNotShow() {
    var found = scan("connect(port=8201, password='c4n4')", PORT);

    assertEquals("connect(port=8201, password=***)", found.getFirst().excerpt());
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
  void theSamplesPortIsTheOnlyThingInWhatShipsThatBelongsToDev(@TempDir Path folder)
      throws IOException {
    var sample = Walked.sample(folder.resolve("sample"));
    var files = new ArrayList<FileText>();
    for (var file : Folders.files(sample.dev())) {
      var path = sample.dev().relativize(file).toString().replace('\\', '/');
      var inProd = sample.prod().resolve(path);
      if (path.matches("(backend|frontend|tests|scripts)/.*")
          && (!Files.exists(inProd) || Files.mismatch(file, inProd) >= 0)) {
        FileText.of(path, Files.readAllBytes(file)).ifPresent(files::add);
      }
    }

    var found = SeparationScan.of(Workspace.discover(sample.dev())).scan(files);

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
