package dev.gatehouse.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;

/** Holds the house in shape: who may import whom, and what belongs behind one door. */
@AnalyzeClasses(
    packages = "dev.gatehouse",
    importOptions = {ImportOption.DoNotIncludeTests.class})
class LayersTest {
  @ArchTest
  static final ArchRule arrowsPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("cli")
          .definedBy("dev.gatehouse.cli..")
          .layer("ui")
          .definedBy("dev.gatehouse.ui..")
          .layer("sample")
          .definedBy("dev.gatehouse.sample..")
          .layer("promotion")
          .definedBy("dev.gatehouse.promotion..")
          .layer("action")
          .definedBy("dev.gatehouse.action..")
          .layer("record")
          .definedBy("dev.gatehouse.record..")
          .layer("work")
          .definedBy(
              "dev.gatehouse.compare..",
              "dev.gatehouse.backup..",
              "dev.gatehouse.schema..",
              "dev.gatehouse.readiness..",
              "dev.gatehouse.script..")
          .layer("facts")
          .definedBy(
              "dev.gatehouse.log..",
              "dev.gatehouse.ledger..",
              "dev.gatehouse.evidence..",
              "dev.gatehouse.workspace..",
              "dev.gatehouse.git..")
          .layer("workflow")
          .definedBy("dev.gatehouse.workflow..")
          .layer("io")
          .definedBy("dev.gatehouse.io..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("ui")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("sample")
          .mayOnlyBeAccessedByLayers("cli", "ui")
          .whereLayer("promotion")
          .mayOnlyBeAccessedByLayers("cli", "ui")
          .whereLayer("action")
          .mayOnlyBeAccessedByLayers("promotion", "ui", "cli")
          .whereLayer("record")
          .mayOnlyBeAccessedByLayers("action", "promotion", "ui", "cli")
          .whereLayer("work")
          .mayOnlyBeAccessedByLayers("record", "action", "promotion", "ui", "cli", "sample")
          .whereLayer("facts")
          .mayOnlyBeAccessedByLayers("work", "record", "action", "promotion", "ui", "cli", "sample")
          .whereLayer("workflow")
          .mayOnlyBeAccessedByLayers("action", "promotion", "ui", "cli");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("dev.gatehouse.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theCoreKnowsNoToolkit =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.gatehouse.ui..", "dev.gatehouse.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp..")
          .because("everything in the core can be driven without a toolkit");

  @ArchTest
  static final ArchRule onlyGitKnowsJGit =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.gatehouse.git..", "dev.gatehouse.compare..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.jgit..")
          .because("a repository's hooks and filters are kept shut in one place");

  @ArchTest
  static final ArchRule onlyIoMovesFiles =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.gatehouse.io..")
          .should()
          .callMethod(
              Files.class,
              "move",
              java.nio.file.Path.class,
              java.nio.file.Path.class,
              java.nio.file.CopyOption[].class)
          .because("a rename that is not atomic and synced can lose what was saved");

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.gatehouse.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule onlyTheTaskRunnerReachesForTheFxThread =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.gatehouse.ui.task..", "dev.gatehouse.cli..")
          .should()
          .callMethod(javafx.application.Platform.class, "runLater", Runnable.class)
          .because("whoever wants to report to the window goes through one door");

  @ArchTest
  static final ArchRule theWindowHoldsNoAwt =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.gatehouse.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.awt..");

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .that()
          .haveSimpleName("package-info")
          .should()
          .beAnnotatedWith("org.jspecify.annotations.NullMarked");
}
