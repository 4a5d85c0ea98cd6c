package dev.gatehouse.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.workspace.DatabaseAddress.Sqlite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  @TempDir Path temp;
  private Path dev = Path.of("");
  private Path prod = Path.of("");

  @BeforeEach
  void twoCheckouts() throws IOException {
    dev = Places.checkout(temp.resolve("northwind-dev"), "dev");
    prod = Places.checkout(temp.resolve("northwind"), "prod");
  }

  @Test
  void aCompleteWorkspaceMissesNothing() throws IOException {
    Places.write(dev.resolve("docs/build/LOG.md"), Places.LOG);
    Places.write(dev.resolve("docs/MANUAL_VERIFICATION.md"), "- look\n");
    Places.write(prod.resolve("storage/app.db"), "x");
    Places.write(prod.resolve(".env"), "DATABASE_URL=sqlite:///storage/app.db\n");
    Places.write(prod.resolve("scripts/backup-verify.sh"), "");
    var workspace = discover();
    assertEquals(List.of(), workspace.missing());
    assertEquals(List.of(), workspace.findings());
  }

  @Test
  void anEmptyWorkspaceListsAllThatIsMissing() throws IOException {
    var missing = discover().missing();
    assertEquals(
        List.of("log", "checklist", "database", "scripts"),
        missing.stream().map(Workspace.Missing::what).toList());
    assertEquals("no MANUAL_VERIFICATION*.md or *CHECKLIST*.md under docs/", missing.get(1).why());
  }

  @Test
  void aLogLeadsToTheWorkspaceOfItsCheckoutAndIsItsLog() throws IOException {
    var first = Places.write(dev.resolve("docs/PROMOTION_LOG.md"), Places.LOG);
    var second = Places.write(dev.resolve("docs/old/LOG.md"), Places.LOG);
    var outside = Places.write(dev.resolve("LOG.md"), Places.LOG);
    for (var log : List.of(first, second, outside)) {
      var workspace = Workspace.ofLog(dev.resolve("docs/../").resolve(dev.relativize(log)));
      assertEquals(Optional.of(log), workspace.log());
      assertEquals(dev, workspace.dev().root());
      assertEquals(prod, workspace.prod().orElseThrow().root());
    }
    var copy = Places.write(prod.resolve("docs/PROMOTION_LOG.md"), Places.LOG);
    var refused = assertThrows(Trouble.class, () -> Workspace.ofLog(copy));
    assertTrue(refused.remedy().contains(first.toString()), refused.remedy());
  }

  @Test
  void aLogInNoCheckoutHasItsOwnFolderForAWorkspace() throws IOException {
    var folder = Files.createDirectories(temp.resolve("papers")).toRealPath();
    var log = Places.write(folder.resolve("LOG.md"), Places.LOG);
    var workspace = Workspace.ofLog(log);
    assertEquals(Optional.of(log), workspace.log());
    assertEquals(folder, workspace.dev().root());
    assertEquals(Optional.empty(), workspace.prod());
  }

  @Test
  void theLogIsFoundAnywhereUnderDocsByItsTable() throws IOException {
    Places.write(dev.resolve("docs/README.md"), "# Nothing\n\n| ID | Name |\n|--|--|\n");
    var log = Places.write(dev.resolve("docs/a/b/c/releases.MD"), Places.LOG);
    assertEquals(Optional.of(log), discover().log());
  }

  @Test
  void aLogInProdOnlyIsTheLog() throws IOException {
    var log = Places.write(prod.resolve("docs/LOG.md"), Places.LOG);
    var workspace = discover();
    assertEquals(Optional.of(log), workspace.log());
    assertEquals(Optional.empty(), workspace.otherLog());
    assertEquals(prod.resolve("docs/promotions"), workspace.promotionsFolder());
  }

  @Test
  void whereBothHaveALogDevsIsTakenAndTheChoiceIsShown() throws IOException {
    var log = Places.write(dev.resolve("docs/LOG.md"), Places.LOG);
    Places.write(prod.resolve("docs/A_PROMOTION_ARCHIVE.md"), Places.LOG);
    var copy = Places.write(prod.resolve("docs/LOG.md"), Places.LOG + "more\n");
    var workspace = discover();
    assertEquals(Optional.of(log), workspace.log());
    assertEquals(Optional.of(copy), workspace.otherLog());
    assertTrue(
        workspace.findings().stream()
            .anyMatch(f -> f.contains("they differ") && f.contains("of northwind-dev is the log")),
        workspace.findings().toString());
  }

  @Test
  void ofSeveralLogsTheOneNamedForPromotionIsTakenAndAllAreNamed() throws IOException {
    Places.write(dev.resolve("docs/LOG.md"), Places.LOG);
    var log = Places.write(dev.resolve("docs/build/DEV_TO_PROD_PROMOTION.md"), Places.LOG);
    var workspace = discover();
    assertEquals(Optional.of(log), workspace.log());
    assertTrue(workspace.findings().getFirst().contains("docs/LOG.md"));
  }

  @Test
  void aLogThatLacksAColumnIsTakenWhereItIsNamedForPromotionAndNothingElseIsALog()
      throws IOException {
    var damaged = Places.LOG.replace("Owner", "Keeper");
    Places.write(dev.resolve("docs/TASKS.md"), damaged);
    assertEquals(Optional.empty(), discover().log());
    var log = Places.write(dev.resolve("docs/PROMOTION_LOG.md"), damaged);
    assertEquals(Optional.of(log), discover().log());
    assertTrue(
        PromotionLog.read(log).problems().stream()
            .anyMatch(found -> found.what().contains("lacks the column Owner")));
    var whole = Places.write(dev.resolve("docs/LOG.md"), Places.LOG);
    assertEquals(Optional.of(whole), discover().log());
  }

  @Test
  void aTableInAnyOrderWithMoreColumnsAndNoOuterPipesIsALog() throws IOException {
    assertTrue(isLog("Notes | ID | **Status** | Area | Owner | Summary\n--|:-:|--|--|--|--\n"));
    assertTrue(isLog("\uFEFF| id | SUMMARY | status | owner | notes |\r\n|-|-|-|-|-|\r\n"));
  }

  @Test
  void aTableInCodeInACommentWithoutDelimiterOrWithAColumnMissingIsNoLog() throws IOException {
    var head = "| ID | Summary | Status | Owner | Notes |\n";
    var table = head + "|---|---|---|---|---|\n";
    assertFalse(isLog("```\n" + table + "```\n"));
    assertFalse(isLog("~~~~ md\n~~~\n" + table));
    assertFalse(isLog("<!--\n" + table + "-->\n"));
    assertFalse(isLog(head + "\n"));
    assertFalse(isLog("| ID | Summary | Status | Owner |\n|---|---|---|---|\n"));
    assertTrue(isLog("```\n" + head + "```\n" + table));
    assertTrue(isLog("<!-- one line -->\n" + table));
  }

  @Test
  void aLogInUtf16IsRecognisedSoThatItsReaderCanSayWhatIsWrong() throws IOException {
    var file = dev.resolve("docs/LOG.md");
    Files.createDirectories(file.getParent());
    Files.write(file, ("\uFEFF" + Places.LOG).getBytes(StandardCharsets.UTF_16LE));
    assertEquals(Optional.of(file), discover().log());
  }

  @Test
  void copiesInAnEntrysEvidenceAndLinksThatLeadOutAreNoLogs() throws IOException {
    Places.write(dev.resolve("docs/promotions/x/ledger.jsonl"), "");
    Places.write(dev.resolve("docs/promotions/x/evidence/verify/LOG.md"), Places.LOG);
    var outside = Places.write(temp.resolve("outside/LOG.md"), Places.LOG);
    Files.createSymbolicLink(dev.resolve("docs/LINK.md"), outside);
    Files.createSymbolicLink(dev.resolve("docs/folder"), outside.getParent());
    assertEquals(Optional.empty(), discover().log());
  }

  @Test
  void aDocsFolderThatIsALinkOutOfTheCheckoutHoldsNoLog() throws IOException {
    var outside = Places.write(temp.resolve("outside/LOG.md"), Places.LOG);
    Files.createSymbolicLink(dev.resolve("docs"), outside.getParent());
    assertEquals(Optional.empty(), discover().log());
  }

  @Test
  void theSettingsOverrideTheLogAndTheChecklist() throws IOException {
    Places.write(dev.resolve("docs/LOG.md"), Places.LOG);
    Places.write(dev.resolve("docs/CHECKLIST.md"), "- x\n");
    var log = Places.write(dev.resolve("notes/releases.md"), "");
    var list = Places.write(dev.resolve("notes/look.md"), "- x\n");
    settings("{\"log\":\"notes/releases.md\",\"checklist\":\"notes/look.md\"}");
    assertEquals(Optional.of(log), discover().log());
    assertEquals(Optional.of(list), discover().checklist());
    settings("{\"log\":\"notes/gone.md\",\"checklist\":\"notes/gone.md\"}");
    var workspace = discover();
    assertEquals(Optional.empty(), workspace.log());
    assertEquals(Optional.empty(), workspace.checklist());
    assertEquals(dev.resolve("notes/gone.md"), workspace.logOrNew());
    assertTrue(workspace.missing().getFirst().why().contains("notes/gone.md"));
  }

  @Test
  void aConfiguredLogMayLieInProdButNotOutsideBoth() throws IOException {
    var log = Places.write(prod.resolve("docs/LOG.md"), Places.LOG);
    settings("{\"log\":\"../northwind/docs/LOG.md\"}");
    assertEquals(Optional.of(log), discover().log());
    Places.write(temp.resolve("LOG.md"), Places.LOG);
    settings("{\"log\":\"../LOG.md\"}");
    assertThrows(Trouble.class, this::discover);
  }

  @Test
  void brokenSettingsAreTroubleWithTheirPlace() throws IOException {
    settings("{\n \"logg\": \"x\"}");
    var trouble = assertThrows(Trouble.class, this::discover);
    assertTrue(trouble.what().contains("line 2, column 2, at \"logg\""), trouble.what());
  }

  @Test
  void theChecklistIsFoundByNameInDevThenInProd() throws IOException {
    var inProd = Places.write(prod.resolve("docs/Release_Checklist_2.md"), "- x\n");
    assertEquals(Optional.of(inProd), discover().checklist());
    var checklist = Places.write(dev.resolve("docs/qa/checklist.md"), "- x\n");
    assertEquals(Optional.of(checklist), discover().checklist());
    var manual = Places.write(dev.resolve("docs/qa/deep/manual_verification-v2.md"), "- x\n");
    assertEquals(Optional.of(manual), discover().checklist());
  }

  @Test
  void scriptsAreFoundByNameInAnyCaseAndPowerShellComesFirst() throws IOException {
    var sh = Places.write(dev.resolve("scripts/backup-verify.sh"), "");
    var ps1 = Places.write(dev.resolve("scripts/ops/Backup-Verify.PS1"), "");
    var py = Places.write(dev.resolve("scripts/backup-verify.py"), "");
    var plain = Places.write(dev.resolve("scripts/a/b/backup-verify"), "");
    var second = Places.write(dev.resolve("scripts/verify.ps1"), "");
    Places.write(dev.resolve("scripts/a/b/c/backup-verify.sh"), "");
    Places.write(dev.resolve("scripts/backup-verify.md"), "");
    Places.write(dev.resolve("scripts/backup-verify-old.sh"), "");
    Files.createDirectories(dev.resolve("scripts/verify"));
    Files.createSymbolicLink(
        dev.resolve("scripts/verify.sh"), Places.write(temp.resolve("evil.sh"), ""));
    assertEquals(
        List.of(ps1, sh, py, plain, second),
        discover().scripts(Role.DEV, List.of("backup-verify", "verify")));
    assertEquals(List.of(), discover().scripts(Role.PROD, List.of("backup-verify")));
  }

  @Test
  void theDatabaseComesFromTheSettingsElseFromProdsEnv() throws IOException {
    Places.write(dev.resolve(".env"), "DATABASE_URL=sqlite:///dev.db\n");
    Places.write(prod.resolve(".env.example"), "DATABASE_URL=sqlite:///example.db\n");
    assertEquals(Optional.empty(), discover().database());
    Places.write(prod.resolve(".env.production"), "DATABASE_URL=sqlite:///two.db\n");
    Places.writeWithMark(prod.resolve(".env"), "DATABASE_URL=\"sqlite:///data/one.db\"\r\n");
    var workspace = discover();
    assertEquals(Optional.of(new Sqlite(prod.resolve("data/one.db"))), workspace.database());
    assertTrue(workspace.findings().stream().anyMatch(f -> f.contains(".env.production")));
    settings("{\"database\":\"sqlite:backend/app.db\"}");
    assertEquals(Optional.of(new Sqlite(prod.resolve("backend/app.db"))), discover().database());
  }

  @Test
  void aRelativeDatabaseOfABackendsEnvIsFoundBesideIt() throws IOException {
    Places.write(prod.resolve("backend/.env"), "DATABASE_URL=sqlite:///app.db\n");
    var file = Places.write(prod.resolve("backend/app.db"), "x");
    assertEquals(Optional.of(new Sqlite(file)), discover().database());
  }

  @Test
  void aDatabaseOfAnotherKindIsListedAsMissingWithoutItsPassword() throws IOException {
    Places.write(prod.resolve(".env"), "DATABASE_URL=mysql://app:geheim@db/x\n");
    var missing =
        discover().missing().stream().filter(m -> m.what().equals("database")).findFirst();
    assertTrue(missing.orElseThrow().why().contains("\"mysql\""));
    assertFalse(missing.orElseThrow().why().contains("geheim"));
  }

  @Test
  void whatIsGatehousesOwnIsLeftOutInBothCheckouts() throws IOException {
    Places.write(dev.resolve("docs/LOG.md"), Places.LOG);
    Places.write(prod.resolve("doc-archive/x"), "");
    Places.write(prod.resolve("docs/old/LOG.md"), Places.LOG);
    var own = discover().own();
    for (var path :
        List.of(
            "docs/LOG.md",
            "docs/old/LOG.md",
            "docs/promotions/x/ledger.jsonl",
            "docs/old/promotions/.gitattributes",
            ".workspace-role",
            ".workspace-state.json",
            "gatehouse.json",
            "scratch/restore/a",
            "storage/backups/b/backup.json")) {
      assertTrue(own.contains(path), path);
    }
    for (var path :
        List.of("docs/LOG.md.bak", "docs", "scratchy/a", "storage/a", "src/gatehouse.json")) {
      assertFalse(own.contains(path), path);
    }
    assertEquals(Optional.of("docs/promotions"), own.folderOf("docs/promotions/x/y"));
    assertTrue(own.withFiles(List.of("a/b.txt")).contains("a/b.txt"));
  }

  @Test
  void foldersOfTheProcessLieWhereTheSettingsSay() throws IOException {
    settings("{\"scratch\":\"tmp/x\",\"backups\":\"../backups\"}");
    var workspace = discover();
    assertEquals(dev.resolve("tmp/x/restore/prod-rehearsal"), workspace.rehearsal());
    assertEquals(prod.resolveSibling("backups"), workspace.backups());
    assertTrue(workspace.findings().stream().anyMatch(f -> f.contains("outside prod")));
    assertFalse(workspace.own().folders().contains("storage/backups"));
  }

  @Test
  void backupsThatWouldTakeInACheckoutAreRefused() throws IOException {
    settings("{\"backups\":\"" + temp.toRealPath().toString().replace("\\", "/") + "\"}");
    assertThrows(Trouble.class, this::discover);
  }

  @Test
  void pathsAreShownWithTheirCheckoutAndFoundAgain() throws IOException {
    var workspace = discover();
    var file = prod.resolve("storage").resolve("backups").resolve("x");
    assertEquals("prod:storage/backups/x", workspace.shown(file));
    assertEquals(Optional.of(file), workspace.locate("prod:storage/backups/x"));
    assertEquals(Optional.of(file), workspace.locate("prod:storage\\backups//x"));
    assertEquals(Optional.empty(), workspace.locate("prod:../northwind-dev/x"));
    assertEquals(Optional.empty(), workspace.locate("dev:/etc/passwd"));
    assertEquals(Optional.empty(), workspace.locate("D:\\work\\x"));
    assertEquals(Optional.empty(), workspace.locate("storage/backups/x"));
    Files.createSymbolicLink(temp.resolve("link"), dev);
    assertEquals("dev:docs/new.md", workspace.shown(temp.resolve("link/docs/new.md")));
  }

  private Workspace discover() throws IOException {
    return Workspace.discover(dev);
  }

  private void settings(String json) throws IOException {
    Places.write(dev.resolve("gatehouse.json"), json);
  }

  private boolean isLog(String text) throws IOException {
    return LogSigns.isLog(Places.write(temp.resolve("maybe.md"), text));
  }
}
