package dev.gatehouse.ui.compare;

import static java.util.stream.Collectors.groupingBy;

import dev.gatehouse.action.Survey;
import dev.gatehouse.action.Survey.DeltaView;
import dev.gatehouse.action.Survey.FindingView;
import dev.gatehouse.compare.Claimant;
import dev.gatehouse.compare.Comparison;
import dev.gatehouse.compare.Decision.Choice;
import dev.gatehouse.compare.Delta;
import dev.gatehouse.compare.LineDiff;
import dev.gatehouse.git.LineEdits.Spaces;
import dev.gatehouse.promotion.DeltaNotes;
import dev.gatehouse.promotion.FileSides;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.ui.task.Latest;
import dev.gatehouse.ui.task.TaskRunner;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What differs between the checkouts, which file is looked at, and what is decided on it. */
public final class CompareModel {
  private final Desk desk;
  private final Latest surveys;
  private final Latest files;
  private final ReadOnlyObjectWrapper<Optional<Survey>> survey =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<String>> unclaimedDevOnly =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<OpenFile>> file =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Spaces> spaces = new SimpleObjectProperty<>(Spaces.ALL);
  private final Map<String, String> viewed = new HashMap<>();
  private final ReadOnlyIntegerWrapper marks = new ReadOnlyIntegerWrapper();
  private final Latest counts;
  private final ReadOnlyObjectWrapper<DeltaNotes> notes =
      new ReadOnlyObjectWrapper<>(DeltaNotes.NONE);
  private @Nullable Comparison noted;
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final Map<String, String> drafts = new HashMap<>();

  private final BooleanProperty byFolder = new SimpleBooleanProperty();
  private final ReadOnlyStringWrapper aside = new ReadOnlyStringWrapper("");
  private Map<String, List<FindingView>> findings = Map.of();

  private record Looked(Survey survey, List<String> unclaimedDevOnly) {}

  public CompareModel(Desk desk, TaskRunner runner) {
    this.desk = desk;
    this.surveys = new Latest(runner);
    this.files = new Latest(runner);
    this.counts = new Latest(runner);
    spaces.subscribe(now -> file.get().ifPresent(open -> look(open.path())));
  }

  /** What of white space counts as a difference. */
  ObjectProperty<Spaces> spacesProperty() {
    return spaces;
  }

  /** Whether the files are listed by folder. */
  BooleanProperty byFolderProperty() {
    return byFolder;
  }

  /** What is said of the row that is chosen, where there is no difference to be shown of it. */
  ReadOnlyStringProperty asideProperty() {
    return aside.getReadOnlyProperty();
  }

  /** Whether a person has said that they have looked at the file as it is now. */
  boolean isViewed(Delta delta) {
    return delta.identity().equals(viewed.get(delta.path()));
  }

  /** The mark is gone by itself as soon as either side changes. */
  void view(Delta delta, boolean seen) {
    if (seen) {
      viewed.put(delta.path(), delta.identity());
    } else {
      viewed.remove(delta.path());
    }
    marks.set(marks.get() + 1);
  }

  /** Counts whenever a file was marked as viewed, or not any more. */
  ReadOnlyIntegerProperty marksProperty() {
    return marks.getReadOnlyProperty();
  }

  Desk desk() {
    return desk;
  }

  /** What the checkouts differed in when they were last looked at; empty before that. */
  public ReadOnlyObjectProperty<Optional<Survey>> surveyProperty() {
    return survey.getReadOnlyProperty();
  }

  /** The Dev-only entries that claim nothing and of which nobody has said that this is right. */
  ReadOnlyObjectProperty<List<String>> unclaimedDevOnlyProperty() {
    return unclaimedDevOnly.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<OpenFile>> fileProperty() {
    return file.getReadOnlyProperty();
  }

  /** Why the checkouts could not be compared; empty where they could. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Looks at both checkouts again. */
  public void refresh() {
    desk.readNewest(
        surveys,
        "Comparing the checkouts",
        engine -> new Looked(engine.survey(desk.id()), unclaimed(engine.promotion(desk.id()))),
        this::show,
        failure -> problem.set(String.valueOf(failure.getMessage())));
  }

  private static List<String> unclaimed(Promotion promotion) {
    var facts = promotion.facts();
    return facts.devOnly().stream()
        .filter(one -> one.claims().isEmpty())
        .map(Claimant::entryId)
        .filter(id -> !facts.statedNoneHere().contains(id))
        .toList();
  }

  private void show(Looked looked) {
    problem.set("");
    findings =
        looked.survey().findings().stream().collect(groupingBy(view -> view.finding().path()));
    survey.set(Optional.of(looked.survey()));
    unclaimedDevOnly.set(looked.unclaimedDevOnly());
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
    file.get().ifPresent(open -> look(open.path()));
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
      case DeltaRow.Stray stray ->
          aside.set(
              stray.key()
                  + "\nGit does not know it yet, so it cannot ship. To have it compared, add it"
                  + " with \"git add\" in dev; to be asked no more, list it in .gitignore.");
    }
    look(row.key());
  }

  /** Opens a file's difference, unless it is open as it is now. */
  void look(String path) {
    var delta = delta(path);
    if (delta.isEmpty()) {
      files.drop();
      file.set(Optional.empty());
      return;
    }
    var wanted = spaces.get();
    var found = delta.get().delta();
    var tailored = delta.get().decision().flatMap(now -> now.tailored()).map(CompareModel::text);
    var open = file.get();
    if (open.filter(shown -> shown.shows(found, wanted, tailored)).isPresent()) {
      return;
    }
    desk.readNewest(
        files,
        "Reading " + path,
        engine ->
            OpenFile.of(
                found,
                wanted,
                OpenFile.isTooLarge(found) ? FileSides.NONE : engine.proposals().sides(path),
                tailored),
        read -> file.set(Optional.of(read)),
        failure -> problem.set(String.valueOf(failure.getMessage())));
  }

  /** Writes the whole difference as patch tools read it. */
  void patch(OpenFile open, Consumer<String> onDone) {
    desk.read(
        "Writing a patch",
        engine ->
            LineDiff.of(open.sides().prod(), open.sides().dev())
                .asUnified("a/" + open.path(), "b/" + open.path()),
        onDone);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Decides on files; what is decided already is decided anew. */
  void decide(List<String> paths, Choice choice, String reason, Runnable afterwards) {
    if (!paths.isEmpty()) {
      desk.record(
          "Deciding",
          (engine, who) -> engine.deeds().decide(desk.id(), paths, choice, reason, who),
          afterwards);
    }
  }

  /** Includes all that nobody has decided on. */
  void includeUndecided(String reason, Runnable afterwards) {
    decide(includable(), Choice.INCLUDE, reason, afterwards);
  }

  List<String> includable() {
    return survey.get().stream()
        .flatMap(looked -> looked.undecided().stream())
        .map(DeltaView::delta)
        .map(Delta::path)
        .toList();
  }

  /** Ships a text of its own for a file. */
  void tailor(String path, String text) {
    desk.record(
        "Tailoring " + path,
        (engine, who) -> engine.deeds().tailor(desk.id(), path, text, who),
        () -> drafts.remove(path));
  }

  /** The text being written for a file: what was typed, what ships already, prod's, or dev's. */
  String draft(OpenFile open) {
    var first = open.prodText().isEmpty() ? open.devText() : open.prodText();
    return drafts.getOrDefault(open.path(), open.tailored().orElse(first));
  }

  void keepDraft(String path, String text) {
    drafts.put(path, text);
  }

  void stateNoneHere(String stepKey, String entryId, String text) {
    desk.record(
        "Recording a statement",
        (engine, who) -> engine.deeds().state(desk.id(), stepKey, entryId, text, who),
        () -> {});
  }

  void accept(String stepKey, String finding, String reason, Runnable afterwards) {
    desk.record(
        "Accepting a finding",
        (engine, who) -> engine.deeds().accept(desk.id(), stepKey, finding, reason, who),
        afterwards);
  }

  void mandate(String stepKey, String finding, String reason, Runnable afterwards) {
    desk.record(
        "Giving a mandate",
        (engine, who) -> engine.deeds().mandate(desk.id(), stepKey, finding, reason, who),
        afterwards);
  }
}
