package dev.gatehouse.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {
  @TempDir Path temp;

  @Test
  void eitherCheckoutAndTheFolderThatHoldsBothMeanTheSameWorkspace() throws IOException {
    var dev = Places.checkout(temp.resolve("northwind-dev"), "dev");
    var prod = Places.checkout(temp.resolve("northwind"), "prod");
    for (var folder : new Path[] {dev, prod, temp}) {
      var workspace = Workspace.discover(folder);
      assertEquals(dev, workspace.dev().root(), folder.toString());
      assertEquals(Optional.of(prod), workspace.prod().map(Checkout::root), folder.toString());
      assertEquals(Optional.of(Role.DEV), workspace.dev().roleFile());
      assertEquals("writeable", workspace.dev().state().orElseThrow().state());
    }
  }

  @Test
  void whenBothRoleFilesSayProdTheFolderWhoseNameSaysDevIsDevAndThatIsAFinding()
      throws IOException {
    var dev = Places.checkout(temp.resolve("northwind-dev"), "prod");
    var prod = Places.checkout(temp.resolve("northwind"), "prod");
    for (var folder : new Path[] {dev, prod, temp}) {
      var workspace = Workspace.discover(folder);
      assertEquals(dev, workspace.dev().root(), folder.toString());
      assertTrue(workspace.dev().contradicted());
      assertFalse(workspace.prod().orElseThrow().contradicted());
      assertTrue(
          workspace.findings().stream()
              .anyMatch(f -> f.contains("northwind-dev is dev here") && f.contains("says prod")),
          workspace.findings().toString());
    }
  }

  @Test
  void roleFilesThatDifferDecideAgainstTheNames() throws IOException {
    Places.checkout(temp.resolve("northwind-dev"), "prod");
    var dev = Places.checkout(temp.resolve("northwind"), "dev");
    var workspace = Workspace.discover(temp);
    assertEquals(dev, workspace.dev().root());
    assertTrue(workspace.findings().stream().anyMatch(f -> f.contains("name says otherwise")));
  }

  @Test
  void siblingsWithNothingButGitAreToldApartByTheirNames() throws IOException {
    var dev = Places.checkout(temp.resolve("NorthwindDev"));
    var prod = Places.checkout(temp.resolve("Northwind"));
    Places.checkout(temp.resolve("southwind-dev"));
    Places.checkout(temp.resolve("unrelated"));
    var workspace = Workspace.discover(prod);
    assertEquals(dev, workspace.dev().root());
    assertEquals(prod, workspace.prod().orElseThrow().root());
    assertTrue(what(workspace).contains("dev role"));
    assertTrue(what(workspace).contains("prod state"));
  }

  @Test
  void checkoutsOfOtherNamesAreAPairWhenTheirRoleFilesSayItAlone() throws IOException {
    var dev = Places.checkout(temp.resolve("workbench"), "dev");
    var prod = Places.checkout(temp.resolve("shop"), "prod");
    Places.checkout(temp.resolve("unrelated"));
    var workspace = Workspace.discover(dev);
    assertEquals(prod, workspace.prod().orElseThrow().root());
    assertTrue(workspace.findings().stream().anyMatch(f -> f.contains("taken for a pair")));
  }

  @Test
  void amongSeveralPossibleProdsNoneIsGuessedAndAllAreNamed() throws IOException {
    var dev = Places.checkout(temp.resolve("workbench"), "dev");
    Places.checkout(temp.resolve("shop"), "prod");
    Places.checkout(temp.resolve("store"), "prod");
    var workspace = Workspace.discover(dev);
    assertEquals(Optional.empty(), workspace.prod());
    assertTrue(why(workspace, "prod").contains("shop, store"), why(workspace, "prod"));
  }

  @Test
  void aMissingProdIsListedAndNotThrown() throws IOException {
    var dev = Places.checkout(temp.resolve("northwind-dev"), "dev");
    var workspace = Workspace.discover(temp);
    assertEquals(dev, workspace.dev().root());
    assertEquals(Optional.empty(), workspace.prod());
    assertTrue(why(workspace, "prod").contains("northwind-dev"));
    assertEquals(Optional.empty(), workspace.database());
  }

  @Test
  void prodAloneIsShownWithDevMissing() throws IOException {
    var prod = Places.checkout(temp.resolve("northwind"), "prod");
    var workspace = Workspace.discover(prod);
    assertEquals(prod, workspace.dev().root());
    assertTrue(what(workspace).contains("dev"));
    assertTrue(what(workspace).contains("prod"));
  }

  @Test
  void aProdWithoutGitIsFoundByItsNameAndSaidToHaveNoGit() throws IOException {
    var dev = Places.checkout(temp.resolve("northwind-dev"), "dev");
    Places.write(temp.resolve("northwind/app.txt"), "x");
    for (var folder : new Path[] {dev, temp}) {
      var workspace = Workspace.discover(folder);
      assertEquals("northwind", workspace.prod().orElseThrow().name());
      assertFalse(workspace.prod().orElseThrow().git());
      assertEquals("northwind is no git checkout", why(workspace, "prod git"));
    }
  }

  @Test
  void foldersWithoutGitAndRolesButWithALogAreAWorkspace() throws IOException {
    Places.write(temp.resolve("dev/docs/LOG.md"), Places.LOG);
    Places.write(temp.resolve("prod/docs/LOG.md"), Places.LOG);
    var workspace = Workspace.discover(temp);
    assertEquals("dev", workspace.dev().name());
    assertEquals("prod", workspace.prod().orElseThrow().name());
    assertTrue(workspace.otherLog().isPresent());
  }

  @Test
  void aWorktreeWhoseGitIsAFileIsACheckout() throws IOException {
    Places.write(temp.resolve("northwind-dev/.git"), "gitdir: ../northwind/.git/worktrees/dev\n");
    Places.checkout(temp.resolve("northwind"));
    var workspace = Workspace.discover(temp.resolve("northwind"));
    assertEquals("northwind-dev", workspace.dev().name());
    assertTrue(workspace.dev().git());
  }

  @Test
  void aRepositoryWithTheTwoCheckoutsInItIsNotTakenForOne() throws IOException {
    Places.checkout(temp);
    Places.checkout(temp.resolve("dev"), "dev");
    Places.checkout(temp.resolve("prod"), "prod");
    assertEquals("dev", Workspace.discover(temp).dev().name());
  }

  @Test
  void checkoutsReachedThroughLinksAreFoundByTheLinksNames() throws IOException {
    var a = Places.checkout(temp.resolve("disk/0001"));
    var b = Places.checkout(temp.resolve("disk/0002"));
    var place = Files.createDirectories(temp.resolve("place"));
    Files.createSymbolicLink(place.resolve("northwind-dev"), a);
    Files.createSymbolicLink(place.resolve("northwind"), b);
    for (var folder : new Path[] {place, place.resolve("northwind")}) {
      var workspace = Workspace.discover(folder);
      assertEquals(a, workspace.dev().root());
      assertEquals(b, workspace.prod().orElseThrow().root());
    }
  }

  @Test
  void twoLinksToOneCheckoutAreNoPair() throws IOException {
    var dev = Places.checkout(temp.resolve("northwind-dev"), "dev");
    Files.createSymbolicLink(temp.resolve("northwind"), dev);
    assertEquals(Optional.empty(), Workspace.discover(dev).prod());
  }

  @Test
  void severalWorkspacesInOneFolderAreNotGuessedAt() throws IOException {
    for (var name : new String[] {"northwind", "northwind-dev", "acme", "acme-dev"}) {
      Places.checkout(temp.resolve(name));
    }
    var trouble = assertThrows(Trouble.class, () -> Workspace.discover(temp));
    assertTrue(trouble.what().contains("acme-dev"), trouble.what());
    assertEquals("acme-dev", Workspace.discover(temp.resolve("acme")).dev().name());
  }

  @Test
  void twoCheckoutsThatNothingTellsApartAreNotGuessedAt() throws IOException {
    Places.checkout(temp.resolve("one"), "prod");
    Places.checkout(temp.resolve("two"), "prod");
    assertThrows(Trouble.class, () -> Workspace.discover(temp));
  }

  @Test
  void theOnePairAmongManyRepositoriesIsFound() throws IOException {
    Places.checkout(temp.resolve("dev-tools"));
    Places.checkout(temp.resolve("core"));
    var dev = Places.checkout(temp.resolve("acme-dev"));
    Places.checkout(temp.resolve("acme"));
    assertEquals(dev, Workspace.discover(temp).dev().root());
  }

  @Test
  void twoUnrelatedRepositoriesAreNoPair() throws IOException {
    Places.checkout(temp.resolve("dev-tools"));
    Places.checkout(temp.resolve("core"));
    assertThrows(Trouble.class, () -> Workspace.discover(temp));
  }

  @Test
  void nothingAtAllIsTroubleWithARemedy() throws IOException {
    Files.createDirectories(temp.resolve("pictures"));
    var nothing = assertThrows(Trouble.class, () -> Workspace.discover(temp));
    assertFalse(nothing.remedy().isEmpty());
    assertThrows(Trouble.class, () -> Workspace.discover(temp.resolve("gone")));
    var file = Places.write(temp.resolve("file.txt"), "x");
    assertThrows(Trouble.class, () -> Workspace.discover(file));
  }

  @Test
  void theSettingsNameProdWhereverItLies() throws IOException {
    var dev = Places.checkout(temp.resolve("work/northwind-dev"), "dev");
    Places.checkout(temp.resolve("work/northwind"), "prod");
    var prod = Places.checkout(temp.resolve("live/site"), "prod");
    Places.write(dev.resolve("gatehouse.json"), "{\"prod\": \"../../live/site\"}");
    assertEquals(prod, Workspace.discover(dev).prod().orElseThrow().root());
  }

  @Test
  void prodFindsTheDevWhoseSettingsNameIt() throws IOException {
    var dev = Places.checkout(temp.resolve("workbench"));
    var prod = Places.checkout(temp.resolve("shop"));
    Places.write(dev.resolve("gatehouse.json"), "{\"prod\": \"../shop\"}");
    assertEquals(dev, Workspace.discover(prod).dev().root());
  }

  @Test
  void aConfiguredProdThatIsNotThereIsMissingAndNoNeighbourTakesItsPlace() throws IOException {
    var dev = Places.checkout(temp.resolve("northwind-dev"), "dev");
    Places.checkout(temp.resolve("northwind"), "prod");
    Places.write(dev.resolve("gatehouse.json"), "{\"prod\": \"../elsewhere\"}");
    var workspace = Workspace.discover(dev);
    assertEquals(Optional.empty(), workspace.prod());
    assertTrue(why(workspace, "prod").contains("elsewhere"));
    assertEquals(1, workspace.missing().stream().filter(m -> m.what().equals("prod")).count());
  }

  @Test
  void refreshingKeepsTheRolesAndSeesWhatChanged() throws IOException {
    var dev = Places.checkout(temp.resolve("northwind-dev"), "dev");
    Places.checkout(temp.resolve("northwind"), "prod");
    var workspace = Workspace.discover(dev);
    RoleFile.write(dev, Role.PROD);
    Places.write(dev.resolve("docs/LOG.md"), Places.LOG);
    var now = workspace.refreshed();
    assertEquals(dev, now.dev().root());
    assertTrue(now.dev().contradicted());
    assertEquals(Optional.of(dev.resolve("docs/LOG.md")), now.log());
  }

  @Test
  void brokenStateAndRoleFilesAreListedAndNotThrown() throws IOException {
    var dev = Places.checkout(temp.resolve("northwind-dev"), "dev");
    Places.checkout(temp.resolve("northwind"), "prod");
    Places.write(dev.resolve(".workspace-role"), "staging\n");
    Places.write(dev.resolve(".workspace-state.json"), "{\"role\": ");
    var workspace = Workspace.discover(temp);
    assertEquals("northwind-dev", workspace.dev().name());
    assertTrue(why(workspace, "dev role").contains("neither dev nor prod"));
    assertTrue(why(workspace, "dev state").contains("no JSON object"));
  }

  @Test
  void aStateFileThatLeadsOutOfItsCheckoutIsNotRead() throws IOException {
    var dev = Places.checkout(temp.resolve("northwind-dev"));
    var outside = Places.write(temp.resolve("outside.json"), "{\"state\":\"canonical\"}");
    Files.createSymbolicLink(dev.resolve(".workspace-state.json"), outside);
    var workspace = Workspace.discover(dev);
    assertEquals(Optional.empty(), workspace.dev().state());
    assertTrue(why(workspace, "dev state").contains("leads out"));
  }

  @Test
  void twoCanonicalCheckoutsAreAFinding() throws IOException {
    for (var name : new String[] {"northwind-dev", "northwind"}) {
      var root = Places.checkout(temp.resolve(name));
      Places.write(root.resolve(".workspace-state.json"), "{\"state\":\"canonical\"}");
    }
    assertTrue(Workspace.discover(temp).findings().stream().anyMatch(f -> f.contains("only one")));
  }

  private static List<String> what(Workspace workspace) {
    return workspace.missing().stream().map(Workspace.Missing::what).toList();
  }

  private static String why(Workspace workspace, String what) {
    return workspace.missing().stream()
        .filter(missing -> missing.what().equals(what))
        .map(Workspace.Missing::why)
        .findFirst()
        .orElseThrow(() -> new AssertionError(what + " is not missing: " + workspace.missing()));
  }
}
