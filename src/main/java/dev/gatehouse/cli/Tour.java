package dev.gatehouse.cli;

import dev.gatehouse.action.RequiredField;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.StepState;
import dev.gatehouse.promotion.StepView;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.ui.GatehouseApp;
import dev.gatehouse.ui.shell.Appearance;
import dev.gatehouse.ui.shell.MainWindow;
import dev.gatehouse.ui.shell.Session;
import dev.gatehouse.ui.task.TaskRunner;
import dev.gatehouse.ui.theme.Theme;
import dev.gatehouse.workflow.Phase;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workflow.Step.Ask;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Walks the sample's promotion through the window: it opens the log, adopts the entry that is
 * ready, does on each page what a person does there, and says how long each page took to show.
 */
final class Tour {
  static final String PERSON = "Sam Sample";
  static final String AGENT = "Sample agent";

  private static final String ASKING = "Grace Sample";

  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  private static final String WITH_DEV_PORT = "frontend/config.js";

  private final SampleWorkspace sample;
  private final Path folder;
  private final Duration writing;
  private final PrintStream out;
  private @Nullable Appearance appearance;
  private int pictures;

  /**
   * @param writing how long it took to write the sample, which no start of the window has to do
   */
  Tour(SampleWorkspace sample, Path folder, Duration writing, PrintStream out) {
    this.writing = writing;
    this.sample = sample;
    this.folder = folder;
    this.out = out;
  }

  /** Walks to the end; tells whether the entry ended Promoted, with every required field. */
  boolean walk() throws IOException, InterruptedException {
    var opened = new CompletableFuture<MainWindow>();
    Platform.startup(() -> open(opened));
    Platform.setImplicitExit(false);
    var window = opened.join();
    var scene = Pilot.onScreen(window::getScene);
    var pilot = new Pilot(scene, window);
    pilot.until("the log is shown", () -> window.session().contentsProperty().get().wasRead());
    pilot.settle();
    var begun = ManagementFactory.getRuntimeMXBean().getStartTime();
    var sinceStart = Duration.ofMillis(System.currentTimeMillis() - begun).minus(writing);
    out.println(
        "The window with the sample's log was usable "
            + words(sinceStart)
            + " after the program's start (and "
            + words(writing)
            + " for writing the sample).");
    var promotion = walk(pilot, window.session());
    Pilot.onScreen(
        () -> {
          scene.getWindow().hide();
          return true;
        });
    return judge(promotion);
  }

  /** Opens the window the way the program itself does. */
  private void open(CompletableFuture<MainWindow> opened) {
    var stage = new Stage();
    // Of one size on every screen, a headless one too.
    stage.setScene(new Scene(new Group(), WIDTH, HEIGHT));
    appearance = new Appearance(Theme.LIGHT);
    GatehouseApp.open(
        sample.dev(),
        stage,
        appearance,
        TaskRunner.forWindow(),
        window -> {
          window.session().whoProperty().set(Optional.of(Who.human(PERSON)));
          opened.complete(window);
        });
    stage.show();
  }

  private Promotion walk(Pilot pilot, Session session) throws IOException {
    picture(pilot, "log");
    if (pilot.sees("trust-confirm")) {
      pilot.click("trust-confirm");
    }
    pilot.select("log-table", SampleWorkspace.READY_ENTRY);
    picture(pilot, "entry");
    pilot.click("tab-settings");
    picture(pilot, "settings");
    pilot.click("tab-log");
    var opening = pilot.shownAfter(session.promotionProperty());
    pilot.click("adopt-entry");
    out.println("The entry's page was shown " + words(opening.join()) + " after it was opened.");
    pilot.click("tab-log");
    var phases = session.promotions().workflow().phases();
    for (var phase : phases) {
      var shown = turnTo(pilot, phase, phase.equals(phases.getFirst()));
      for (var step : phase.steps()) {
        take(pilot, session, phase, step, shown);
      }
      picture(pilot, phase.key());
    }
    pilot.click("tab-log");
    pilot.select("log-table", SampleWorkspace.READY_ENTRY);
    picture(pilot, "log-after");
    inTheDark(pilot, phases);
    return Pilot.onScreen(() -> session.promotion().orElseThrow());
  }

  /** All pages once more, in the other theme: turning it would slow the first look at each. */
  private void inTheDark(Pilot pilot, List<Phase> phases) throws IOException {
    turnTheme();
    picture(pilot, "log-dark");
    pilot.click("tab-settings");
    picture(pilot, "settings-dark");
    pilot.click("tab-promotion");
    for (var phase : phases) {
      pilot.click("rail-" + phase.key());
      picture(pilot, phase.key() + "-dark");
    }
    turnTheme();
  }

  private void turnTheme() {
    Pilot.onScreen(
        () -> {
          Objects.requireNonNull(appearance).toggle();
          return true;
        });
  }

  /** Something that is soon gone, in both themes. */
  private void both(Pilot pilot, String name) throws IOException {
    picture(pilot, name);
    turnTheme();
    picture(pilot, name + "-dark");
    turnTheme();
    pilot.settle();
  }

  /**
   * Turns to the page of a phase, and tells how long it took from the press of the button until the
   * page was laid out and given to be painted.
   */
  private static Duration turnTo(Pilot pilot, Phase phase, boolean first) {
    pilot.settle();
    var shown = first ? pilot.timed("tab-promotion") : pilot.timed("next");
    pilot.until(phase.title() + " is shown", () -> pilot.isTitle("page-title", phase.title()));
    return shown;
  }

  private void take(Pilot pilot, Session session, Phase phase, Step step, Duration shown)
      throws IOException {
    if (state(session, step) != StepState.PASSED) {
      prepare(pilot, session, step);
      run(pilot, session, step);
    }
    var view = Pilot.onScreen(() -> session.promotion().orElseThrow().step(step.key()));
    out.printf(
        Locale.ROOT,
        "Step %2d  %-28s %-7s page shown in %s%s%n",
        step.number(),
        step.title(),
        view.state().name().toLowerCase(Locale.ROOT),
        words(shown),
        view.lastRun()
            .flatMap(run -> run.finish())
            .map(
                end -> String.format(Locale.ROOT, ", ran %.1f s: %s", end.seconds(), end.summary()))
            .orElse(""));
    if (!view.state().isSatisfied()) {
      picture(pilot, phase.key() + "-failed");
      throw new IOException("the tour ended at step " + step.number() + ", " + step.title());
    }
  }

  private static void run(Pilot pilot, Session session, Step step) {
    pilot.click("run-" + step.key());
    pilot.until(
        step.title() + " has ended",
        () -> session.runner().runningProperty().get() == 0 && ended(session, step));
    pilot.settle();
  }

  private static boolean ended(Session session, Step step) {
    return session
        .promotion()
        .orElseThrow()
        .step(step.key())
        .lastRun()
        .filter(run -> run.finish().isPresent())
        .isPresent();
  }

  private static StepState state(Session session, Step step) {
    return Pilot.onScreen(
            () -> session.promotion().map(now -> now.step(step.key())).map(StepView::state))
        .orElse(StepState.NOT_STARTED);
  }

  /** What a person does on a step's card before it is run. */
  private void prepare(Pilot pilot, Session session, Step step) throws IOException {
    if (step.asksFor(Ask.SIGN_OFFS)) {
      sign(pilot, PERSON, "HUMAN");
      sign(pilot, AGENT, "AGENT");
    }
    if (step.asksFor(Ask.DELTAS) && isFirstAsking(session, step)) {
      run(pilot, session, step);
      run(pilot, session, afterThat(session, step));
      pilot.click("rail-step-" + afterThat(session, step).key());
      both(pilot, "step-failed");
      pilot.select("deltas-table", "path=" + WITH_DEV_PORT);
      picture(pilot, "compare-finding");
      pilot.click("delta-tailor");
      pilot.click("tailor-from-dev");
      pilot.write("tailor-text", pilot.read("tailor-text").replace("8201", "8100"));
      pilot.click("tailor-save");
      pilot.click("delta-include-all");
      both(pilot, "step-stale");
    }
    if (step.asksFor(Ask.ACKNOWLEDGEMENT)) {
      pilot.write("acknowledge-text-" + step.key(), "A new table and an index, as planned");
      pilot.click("acknowledge-" + step.key());
    }
    if (step.asksFor(Ask.CHECKLIST)) {
      waive(pilot);
      pilot.hover("card-" + step.key(), true);
      both(pilot, "drop");
      pilot.hover("card-" + step.key(), false);
      for (int item = 0; pilot.sees("item-" + item + "-pass"); item++) {
        pilot.write("item-" + item + "-text", "Seen on prod's page");
        pilot.click("item-" + item + "-pass");
      }
    }
  }

  /** A person asks for an item to be let go, and another one gives it; it is resolved after all. */
  private void waive(Pilot pilot) throws IOException {
    pilot.click("item-0-waive");
    pilot.write("dialog-name", ASKING);
    pilot.write("dialog-text", "The quay is closed until Monday");
    pilot.click("dialog-ok");
    both(pilot, "waiver");
  }

  private static Step afterThat(Session session, Step step) {
    var steps = session.promotions().workflow().steps();
    return steps.get(steps.indexOf(step) + 1);
  }

  private static boolean isFirstAsking(Session session, Step step) {
    return session.promotions().workflow().steps().stream()
        .filter(one -> one.asksFor(Ask.DELTAS))
        .findFirst()
        .equals(Optional.of(step));
  }

  private static void sign(Pilot pilot, String name, String kind) {
    pilot.write("sign-name", name);
    pilot.choose("sign-kind", kind);
    pilot.click("sign-add");
  }

  private boolean judge(Promotion promotion) {
    var missing =
        promotion.required().stream()
            .filter(field -> !field.filled())
            .map(RequiredField::label)
            .toList();
    var complete = promotion.closed() && promotion.status().equals("Promoted") && missing.isEmpty();
    out.println(
        complete
            ? promotion.id() + " is Promoted, with every required field; its record is closed."
            : promotion.id() + " is " + promotion.status() + "; missing: " + missing);
    return complete;
  }

  private void picture(Pilot pilot, String name) throws IOException {
    pilot.settle();
    pilot.picture(folder.resolve(String.format(Locale.ROOT, "%02d-%s.png", ++pictures, name)));
  }

  private static String words(Duration took) {
    return took.toMillis() + " ms";
  }
}
