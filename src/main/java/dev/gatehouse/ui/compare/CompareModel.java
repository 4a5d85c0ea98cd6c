package dev.gatehouse.ui.compare;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.gatehouse.action.Survey;
import dev.gatehouse.action.Survey.DeltaView;
import dev.gatehouse.action.Survey.FindingView;
import dev.gatehouse.compare.Comparison;
import dev.gatehouse.compare.Delta;
import dev.gatehouse.compare.LineEnds;
import dev.gatehouse.promotion.DeltaNotes;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.ui.compare.DeltaRow.Why;
import dev.gatehouse.ui.task.Latest;
import dev.gatehouse.ui.task.TaskRunner;
import dev.gatehouse.workspace.PersonalFolder;
import dev.gatehouse.workspace.PersonalNotes;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** What differs between the checkouts, which file is looked at, and what is decided on it. */
public final class CompareModel {
  private final Desk desk;
  private final Latest surveys;
  private final OpenFiles files;
  private final ReadOnlyObjectWrapper<Optional<Survey>> survey =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<ClaimTarget>> claimants =
      new ReadOnlyObjectWrapper<>(List.of());
  private final Decider decider;
  private final News news = new News();
  private final Notebook notebook;
  private final ReadOnlyIntegerWrapper marks = new ReadOnlyIntegerWrapper();
  private final Latest counts;
  private final ReadOnlyObjectWrapper<DeltaNotes> notes =
      new ReadOnlyObjectWrapper<>(DeltaNotes.NONE);
  private @Nullable Comparison noted;
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper aside = new ReadOnlyStringWrapper("");
  private final BooleanProperty untracked = new SimpleBooleanProperty();
  private final BooleanProperty lineEnds = new SimpleBooleanProperty();
  private Map<String, Why> strays = Map.of();
  private Map<String, LineEnds> otherEnds = Map.of();
  private final ReadOnlyObjectWrapper<Optional<StillOpen>> stillOpen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Map<String, List<FindingView>> findings = Map.of();

  private record Looked(
      Survey survey,
      Map<String, String> identities,
      List<String> strays,
      List<LineEnds> lineEnds,
      PersonalNotes kept) {}

  public CompareModel(Desk desk, TaskRunner runner) {
    this.desk = desk;
    this.surveys = new Latest(runner);
    this.files = new OpenFiles(desk, runner, problem::set, this::lookAgain);
    this.counts = new Latest(runner);
    this.decider = new Decider(desk);
    this.notebook = new Notebook(desk, runner, problem::set);
    untracked.subscribe((old, now) -> refresh());
    lineEnds.subscribe((old, now) -> refresh());
  }

  /** What the person has marked and typed. */
  Notebook notebook() {
    return notebook;
  }

  /** Whether dev's files are listed too that git does not know. */
  BooleanProperty untrackedProperty() {
    return untracked;
  }

  /** Whether files are listed too that only lie there with other line ends. */
  BooleanProperty lineEndsProperty() {
    return lineEnds;
  }

  /** The files that are listed beside the deltas, by path; none where nobody asked for them. */
  Map<String, Why> strays() {
    return strays;
  }

  /** What keeps the comparison from passing; empty before the checkouts were looked at. */
  public ReadOnlyObjectProperty<Optional<StillOpen>> stillOpenProperty() {
    return stillOpen.getReadOnlyProperty();
  }

  /** What is said of the row that is chosen, where there is no difference to be shown of it. */
  ReadOnlyStringProperty asideProperty() {
    return aside.getReadOnlyProperty();
  }

  /** Says that a person has looked at the file as it is now, or takes it back. */
  void view(Delta delta, boolean viewed) {
    notebook.view(delta, viewed);
    news.seen(delta.path());
    marked();
  }

  /** What has come or changed since the person last looked. */
  News news() {
    return news;
  }

  private void marked() {
    marks.set(marks.get() + 1);
  }

  /** Counts whenever a file was marked as viewed, or is news no more. */
  ReadOnlyIntegerProperty marksProperty() {
    return marks.getReadOnlyProperty();
  }

  Desk desk() {
    return desk;
  }

  /** What a person decides on here goes through this. */
  Decider decider() {
    return decider;
  }

  /** What the checkouts differed in when they were last looked at; empty before that. */
  public ReadOnlyObjectProperty<Optional<Survey>> surveyProperty() {
    return survey.getReadOnlyProperty();
  }

  /** The entries that files can be claimed for, the one that is worked on first. */
  ReadOnlyObjectProperty<List<ClaimTarget>> claimTargetsProperty() {
    return claimants.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<OpenFile>> fileProperty() {
    return files.fileProperty();
  }

  /** Why the checkouts could not be compared; empty where they could. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Compares again what the promotion was last found to stand on. */
  public void refresh() {
    var first = survey.get().isEmpty();
    var withStrays = untracked.get();
    var withLineEnds = lineEnds.get();
    desk.readNewest(
        surveys,
        "Comparing the checkouts",
        engine -> look(engine, first, withStrays, withLineEnds),
        this::show,
        failure -> problem.set(String.valueOf(failure.getMessage())));
  }

  private Looked look(Promotions engine, boolean first, boolean withStrays, boolean withLineEnds)
      throws IOException {
    var found = engine.surveyAsSeen(desk.id());
    var identities = new HashMap<String, String>();
    found.comparison().deltas().forEach(delta -> identities.put(delta.path(), delta.identity()));
    var kept =
        first
            ? PersonalFolder.ofThisUser().read(engine.workspace().dev().root(), desk.id())
            : PersonalNotes.NONE;
    return new Looked(
        found,
        identities,
        withStrays ? engine.proposals().untracked() : List.of(),
        withLineEnds ? engine.proposals().lineEnds() : List.of(),
        kept);
  }

  private void show(Looked looked) {
    problem.set("");
    findings =
        looked.survey().findings().stream().collect(groupingBy(view -> view.finding().path()));
    if (survey.get().isEmpty()) {
      notebook.open(looked.kept());
    }
    news.follow(looked.identities());
    var besides = new HashMap<String, Why>();
    looked.strays().forEach(path -> besides.put(path, Why.UNTRACKED));
    looked.lineEnds().forEach(ends -> besides.put(ends.path(), Why.LINE_ENDS));
    besides.keySet().removeAll(looked.identities().keySet());
    strays = besides;
    otherEnds = looked.lineEnds().stream().collect(toMap(LineEnds::path, ends -> ends));
    survey.set(Optional.of(looked.survey()));
    stillOpen.set(Optional.of(StillOpen.in(looked.survey())));
    claimants.set(ClaimTarget.of(desk.promotion().facts()));
    var comparison = looked.survey().comparison();
    if (!comparison.equals(noted)) {
      desk.readNewest(
          counts,
          "Counting lines",
          engine -> engine.proposals().notes(comparison),
          found -> {
            noted = comparison;
            notes.set(found);
          },
          failure -> problem.set(String.valueOf(failure.getMessage())));
    }
    lookAgain();
  }

  private void lookAgain() {
    fileProperty().get().ifPresent(open -> look(open.path()));
  }

  /** What is known of the files that differ beside that they do; follows the survey. */
  ReadOnlyObjectProperty<DeltaNotes> notesProperty() {
    return notes.getReadOnlyProperty();
  }

  /** The delta at a path; empty where it does not differ. */
  Optional<DeltaView> delta(String path) {
    return survey.get().stream()
        .flatMap(looked -> looked.deltas().stream())
        .filter(view -> view.delta().path().equals(path))
        .findFirst();
  }

  /** What was found in a file. */
  List<FindingView> findings(String path) {
    return findings.getOrDefault(path, List.of());
  }

  long openFindings(String path) {
    return findings(path).stream().filter(FindingView::isOpen).count();
  }

  /** Whether something about a file keeps the comparison from passing. */
  boolean isOpen(DeltaView view) {
    return view.isUndecided() || Fates.isTrouble(view) || openFindings(view.delta().path()) > 0;
  }

  /** Turns to what was chosen in the list. */
  void look(DeltaRow row) {
    switch (row) {
      case DeltaRow.File file -> aside.set("");
      case DeltaRow.Folder folder ->
          aside.set(folder.key() + "\nWhat you decide is decided for every file in it.");
      case DeltaRow.Stray stray -> {
        var ends = otherEnds.get(stray.key());
        aside.set(
            stray.key()
                + "\n"
                + stray.why().more()
                + (ends == null ? "" : " Here " + ends.words() + "."));
      }
    }
    var before = fileProperty().get().filter(open -> news.seen(open.path())).isPresent();
    if (news.seen(row.key()) || before) {
      marked();
    }
    look(row.key());
  }

  private void look(String path) {
    files.look(delta(path));
  }

  /** The file that is looked at. */
  OpenFiles files() {
    return files;
  }

  /**
   * Ships a text of its own for a file, as it is shown.
   *
   * @param afterwards told when it is decided, and not where it failed
   */
  void tailor(OpenFile open, String text, Runnable afterwards) {
    var path = open.path();
    var seen = open.delta().identity();
    desk.record(
        "Tailoring " + path,
        (engine, who) -> engine.deeds().tailorAsSeen(desk.id(), path, seen, text, who),
        () -> {
          notebook.drop(path);
          afterwards.run();
        });
  }

  void keepDraft(String path, String text) {
    var first = !notebook.isTyped(path);
    delta(path).ifPresent(view -> notebook.type(view.delta(), text));
    if (first) {
      marked();
    }
  }
}
