package dev.gatehouse.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.workspace.SeparationRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two checkouts tell by themselves about what is dev's. */
class SeparationDefaultsTest {
  @TempDir Path folder;
  private Path dev;
  private Path prod;

  @BeforeEach
  void makeCheckouts() throws IOException {
    dev = Files.createDirectories(folder.resolve("northwind-dev"));
    prod = Files.createDirectories(folder.resolve("northwind"));
  }

  private void write(String path, String inDev, String inProd) throws IOException {
    for (var side : List.of(dev, prod)) {
      var file = side.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, side.equals(dev) ? inDev : inProd);
    }
  }

  private List<String> texts() {
    return defaults().texts().stream().map(SeparationRule::find).skip(3).sorted().toList();
  }

  private SeparationDefaults defaults() {
    return SeparationDefaults.of(dev, List.of(prod), List.of());
  }

  private List<String> found(String path, String text) {
    return SeparationScan.of(List.of(), defaults()).scan(List.of(new FileText(path, text))).stream()
        .map(each -> each.kind() + " " + each.line() + " " + each.why())
        .toList();
  }

  @Test
  void devsFolderItsNameAndProdsFolderAreFoundOnce() throws IOException {
    write(".env", "", "");

    var rules = defaults().texts().stream().map(SeparationRule::find).toList();

    assertEquals(List.of(dev.toString(), "northwind-dev", prod.toString()), rules);
    assertEquals(
        List.of(
            "separation 1 dev's folder",
            "separation 2 the name of dev's folder",
            "separation 3 prod's folder by the path of this one machine"),
        found("a.py", dev + "/x\ncd ../northwind-dev\n" + prod + "/x\n" + prod + "-old/x\n"));
  }

  private List<String> changed(String path, String inProd, String inDev) {
    return SeparationScan.of(List.of(), defaults())
        .scan(new FileText(path, inDev), new FileText(path, inProd))
        .stream()
        .map(each -> each.kind() + " " + each.line() + " " + each.why())
        .toList();
  }

  @Test
  void aFileThatGivesUpProdsOwnPortIsFoundOnTheLineThatTookItsPlace() throws IOException {
    write(".env", "PORT=8201\n", "PORT=8100\n");
    var lost = "prod's port 8100 (PORT) stands in prod's version and is gone here";

    assertEquals(
        List.of("given-up 2 " + lost),
        changed("run.py", "import app\napp.run(port=8100)\n", "import app\napp.run(port=5000)\n"));
    assertEquals(
        List.of("given-up 3 " + lost),
        changed("run.py", "a\nb\nport 8100\nc\n", "a\nx\nno port\nc\n"));
    assertEquals(List.of("given-up 1 " + lost), changed("run.py", "port 8100\n", ""));
  }

  @Test
  void aPortOfProdsThatStaysOrThatDevHasTooIsNoFinding() throws IOException {
    write(".env", "PORT=8201\nDB_PORT=5432\n", "PORT=8100\nDB_PORT=5432\n");

    assertEquals(List.of(), changed("a.py", "port = 8100\n", "x\nmain = 8100\n"));
    assertEquals(List.of(), changed("a.py", "db = 5432\n", "db = 5433\n"));
    assertEquals(List.of(), changed("README.md", "Open port 8100.\n", "Open the port.\n"));
    assertEquals(
        List.of("separation 1 dev's port (PORT)"),
        changed("a.py", "port = 8100\n", "port = 8201\n"),
        "that line is found already");
  }

  @Test
  void aPortIsDevsWhereProdHasAnotherOneUnderTheSameKey() throws IOException {
    write(
        ".env",
        "PORT=8201\nAPI=http://localhost:5174/\nCACHE_PORT=6379\nREPORT=12\nONLY_PORT=9999\n",
        "PORT=8100\nAPI=http://localhost:8100/\nCACHE_PORT=6379\n");

    assertEquals(List.of("5174", "8201"), texts());
  }

  @Test
  void portsAreAlsoReadWhereToolsKeepThem() throws IOException {
    write(
        "docker-compose.yml",
        "    - \"8301:80\"\n    - 5432:5432\n",
        "    - \"8300:80\"\n    - 5432:5432\n");
    write("package.json", "\"start\": \"vite --port 8302\"", "\"start\": \"vite --port 8300\"");
    write("web/vite.config.ts", "server: { port: 8303 }", "server: { port: 8300 }");
    write(
        "App/Properties/launchSettings.json",
        "\"http://localhost:8304\"",
        "\"http://localhost:8300\"");
    write(
        "app.ini",
        "[server]\nhttp_port = 8305\nsize = 4096\n",
        "[server]\nhttp_port = 8300\nsize = 2048\n");
    write("node_modules/x/app.ini", "port = 8306", "port = 8300");
    Files.writeString(dev.resolve("only.ini"), "port = 8307");

    assertEquals(List.of("8301", "8302", "8303", "8304", "8305"), texts());
    assertTrue(
        defaults().texts().stream()
            .anyMatch(rule -> rule.why().equals("dev's port (app.ini, http_port)")));
  }

  @Test
  void aHostIsDevsWhereProdTalksToAnotherOne() throws IOException {
    write(
        ".env",
        "API=https://api.dev.example.org/v1\nDB_HOST=db-dev.internal:5432\nCACHE_HOST=cache\n"
            + "SITE=https://example.org/\nSAME_HOST=a.example.org\n",
        "API=https://api.example.org/v1\nDB_HOST=db.internal\nCACHE_HOST=cache-1\n"
            + "SITE=https://www.example.org/\nSAME_HOST=a.example.org\n");

    assertEquals(List.of("api.dev.example.org", "db-dev.internal"), texts());
  }

  @Test
  void theOwnMachineIsAHostOnlyWhereItIsUsedAsOne() throws IOException {
    write(".env", "API=http://localhost:8100/\n", "API=https://api.example.org/\n");

    assertEquals(
        List.of("separation 1 dev's host (API), where prod has another one"),
        found("src/a.js", "fetch('http://localhost:8100/x')\n// not on localhost, please\n"));
    assertEquals(List.of(), found("README.md", "Open http://localhost:8100/\n"));
    assertEquals(List.of(), found("tests/a.js", "get('http://localhost:8100/')\n"));

    write(".env", "API=http://localhost:8100/\n", "API=http://127.0.0.1:8100/\n");
    assertEquals(List.of(), found("src/a.js", "fetch('http://localhost:8100/x')\n"));
  }

  @Test
  void aFlagIsFoundWhereItIsSetAsInDevAndNotByItsValue() throws IOException {
    write(
        ".env",
        "APP_STAGE=development\nMAIL_SANDBOX=1\nPAGE_SIZE=1\nNAME=Ada\n",
        "APP_STAGE=production\nMAIL_SANDBOX=0\nPAGE_SIZE=20\nNAME=Grace\n");

    var why = "it sets APP_STAGE as dev's .env does, and prod's has another value";
    for (var line :
        List.of(
            "APP_STAGE=development",
            "  APP_STAGE: \"development\"",
            "os.environ.get('APP_STAGE', 'development')",
            "process.env.APP_STAGE || 'development'",
            "getenv('APP_STAGE') ?: 'development'",
            "${APP_STAGE:-development}")) {
      assertEquals(List.of("env-flag 1 " + why), found("a.txt", line), line);
    }
    assertEquals(1, found("a.yml", "MAIL_SANDBOX: 1").size());
    for (var line :
        List.of(
            "if os.environ['APP_STAGE'] == 'development':",
            "APP_STAGE=production",
            "MY_APP_STAGE=developments",
            "MAIL_SANDBOX=10",
            "PAGE_SIZE=1",
            "NAME=Ada",
            "development")) {
      assertEquals(List.of(), found("a.txt", line), line);
    }
  }

  @Test
  void noSecretBecomesARuleOrShows() throws IOException {
    write(
        ".env",
        "SECRET_PORT=4711\nPASSPORT=8765\nAPI_KEY=c4n4ry.example.org\nTOKEN_HOST=c4n4ry.internal\n"
            + "URL=https://app:c4n4ry-99@db.dev.example.org:8123/x\nPORT=8201\n",
        "SECRET_PORT=4712\nPASSPORT=8766\nAPI_KEY=other.example.org\nTOKEN_HOST=other.internal\n"
            + "URL=https://app:other@db.example.org:8100/x\nPORT=8100\n");

    assertEquals(List.of("8123", "8201", "db.dev.example.org"), texts());
    assertFalse(defaults().looks().toString().contains("c4n4ry"));
    var found =
        SeparationScan.of(List.of(), defaults())
            .scan(List.of(new FileText("a.txt", "8201 c4n4ry.internal c4n4ry-99\n")));
    assertEquals(List.of("8201 *** ***"), found.stream().map(Finding::excerpt).toList());
  }
}
