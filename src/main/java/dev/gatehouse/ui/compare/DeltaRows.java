package dev.gatehouse.ui.compare;

import dev.gatehouse.action.Survey.DeltaView;
import dev.gatehouse.ui.compare.DeltaRow.Why;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Lays out what differs as rows: one below the other, or by folder. */
final class DeltaRows {
  private final Predicate<String> shut;
  private final ToLongFunction<String> findings;
  private final List<DeltaRow> rows = new ArrayList<>();

  private DeltaRows(Predicate<String> shut, ToLongFunction<String> findings) {
    this.shut = shut;
    this.findings = findings;
  }

  /** In the order that they are given in; strays come last. */
  static List<DeltaRow> flat(List<DeltaView> files, Map<String, Why> strays) {
    var rows = new ArrayList<DeltaRow>(files.size() + strays.size());
    files.forEach(view -> rows.add(new DeltaRow.File(view, view.delta().path(), 0)));
    strays.forEach((path, why) -> rows.add(new DeltaRow.Stray(path, path, 0, why)));
    return rows;
  }

  /**
   * By folder: in each first its folders, then its files.
   *
   * @param shut whether a folder, given with '/' at its end, does not show what is in it
   * @param findings how many findings are open in a file
   */
  static List<DeltaRow> tree(
      List<DeltaView> files,
      Map<String, Why> strays,
      Predicate<String> shut,
      ToLongFunction<String> findings) {
    var top = new Folder("");
    files.forEach(view -> top.place(view.delta().path()).files.add(view));
    strays.forEach((path, why) -> top.place(path).strays.put(path, why));
    var laidOut = new DeltaRows(shut, findings);
    laidOut.addBelow(top, 0, "");
    return laidOut.rows;
  }

  /** Everything below a folder, and the row of each folder in front of what is in it. */
  private List<DeltaView> addBelow(Folder folder, int depth, String above) {
    var all = new ArrayList<DeltaView>();
    for (var child : folder.folders.values()) {
      all.addAll(add(child.joined(), depth, above));
    }
    for (var view : folder.files) {
      rows.add(new DeltaRow.File(view, view.delta().path().substring(above.length()), depth));
    }
    folder.strays.forEach(
        (path, why) ->
            rows.add(new DeltaRow.Stray(path, path.substring(above.length()), depth, why)));
    all.addAll(folder.files);
    return all;
  }

  private List<DeltaView> add(Folder folder, int depth, String above) {
    var at = rows.size();
    var below = addBelow(folder, depth + 1, folder.key);
    var isShut = shut.test(folder.key);
    if (isShut) {
      rows.subList(at, rows.size()).clear();
    }
    var open = below.stream().mapToLong(view -> findings.applyAsLong(view.delta().path())).sum();
    var name = folder.key.substring(above.length(), folder.key.length() - 1);
    rows.add(at, new DeltaRow.Folder(folder.key, name, depth, below, open, isShut));
    return below;
  }

  private static final class Folder {
    private final String key;
    private final TreeMap<String, Folder> folders = new TreeMap<>();
    private final List<DeltaView> files = new ArrayList<>();
    private final Map<String, Why> strays = new LinkedHashMap<>();

    Folder(String key) {
      this.key = key;
    }

    /** The folder that a path lies in; a repository inside the checkout ends in '/' itself. */
    Folder place(String path) {
      var folder = this;
      for (int slash = path.indexOf('/');
          slash >= 0 && slash < path.length() - 1;
          slash = path.indexOf('/', slash + 1)) {
        var key = path.substring(0, slash + 1);
        folder = folder.folders.computeIfAbsent(key, Folder::new);
      }
      return folder;
    }

    /** The first folder at or below this one that holds more than one folder. */
    Folder joined() {
      var folder = this;
      while (folder.files.isEmpty() && folder.strays.isEmpty() && folder.folders.size() == 1) {
        folder = folder.folders.firstEntry().getValue();
      }
      return folder;
    }
  }
}
