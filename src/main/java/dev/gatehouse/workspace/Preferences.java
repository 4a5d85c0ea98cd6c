package dev.gatehouse.workspace;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one person likes, whatever the workspace. It can be deleted without loss.
 *
 * @param look whether windows are light or dark
 * @param fontPercent how large letters are, in percent of the usual size, from {@link #LEAST_FONT}
 *     to {@link #MOST_FONT}
 * @param name who one is; empty where git's own {@code user.name} says it
 * @param quiet whether the system shall not tell what happened while one looked away
 * @param recent the folders of dev of the workspaces that were open, the last one first
 * @param place where the window was last; {@link Place#NONE} where it was nowhere yet
 * @param dividers where the movable lines between panes are, by the name of the pane, in shares of
 *     its width
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Preferences(
    Look look,
    int fontPercent,
    String name,
    boolean quiet,
    List<String> recent,
    Place place,
    Map<String, List<Double>> dividers) {
  /** The smallest letters, in percent of the usual size. */
  public static final int LEAST_FONT = 80;

  /** The largest letters, in percent of the usual size. */
  public static final int MOST_FONT = 200;

  /** The usual size of letters. */
  public static final int USUAL_FONT = 100;

  private static final int MOST_RECENT = 10;

  /** Of somebody who has chosen nothing. */
  public static final Preferences NONE =
      new Preferences(Look.SYSTEM, USUAL_FONT, "", false, List.of(), Place.NONE, Map.of());

  /** Whether windows are light or dark. */
  public enum Look {
    /** As the system is, also when that changes. */
    SYSTEM,
    LIGHT,
    DARK
  }

  /**
   * Where a window is, in the screen's own units.
   *
   * @param maximized whether it fills the screen; the rest is where it goes back to
   */
  public record Place(double x, double y, double width, double height, boolean maximized) {
    /** Nowhere yet. */
    public static final Place NONE = new Place(0, 0, 0, 0, false);
  }

  /** What a file leaves out, or says that cannot be, is as for somebody who has chosen nothing. */
  public Preferences(
      @Nullable Look look,
      int fontPercent,
      @Nullable String name,
      boolean quiet,
      @Nullable List<String> recent,
      @Nullable Place place,
      @Nullable Map<String, List<Double>> dividers) {
    this.look = look == null ? Look.SYSTEM : look;
    this.fontPercent =
        fontPercent == 0 ? USUAL_FONT : Math.clamp(fontPercent, LEAST_FONT, MOST_FONT);
    this.name = name == null ? "" : name.strip();
    this.quiet = quiet;
    this.recent = recent == null ? List.of() : List.copyOf(recent);
    this.place = place == null ? Place.NONE : place;
    this.dividers = dividers == null ? Map.of() : Map.copyOf(dividers);
  }

  public Preferences withLook(Look now) {
    return new Preferences(now, fontPercent, name, quiet, recent, place, dividers);
  }

  /** The size is kept within its bounds. */
  public Preferences withFontPercent(int now) {
    var size = Math.clamp(now, LEAST_FONT, MOST_FONT);
    return new Preferences(look, size, name, quiet, recent, place, dividers);
  }

  public Preferences withName(String now) {
    return new Preferences(look, fontPercent, now, quiet, recent, place, dividers);
  }

  public Preferences withQuiet(boolean now) {
    return new Preferences(look, fontPercent, name, now, recent, place, dividers);
  }

  /** Puts a workspace to the front of those that were open last. */
  public Preferences opened(Path dev) {
    var folders = new ArrayList<String>();
    folders.add(dev.toString());
    recent.stream().filter(one -> !one.equals(dev.toString())).forEach(folders::add);
    var kept = folders.subList(0, Math.min(folders.size(), MOST_RECENT));
    return new Preferences(look, fontPercent, name, quiet, kept, place, dividers);
  }

  /** Forgets a workspace that is not there any more. */
  public Preferences without(Path dev) {
    var kept = recent.stream().filter(one -> !one.equals(dev.toString())).toList();
    return new Preferences(look, fontPercent, name, quiet, kept, place, dividers);
  }

  public Preferences withPlace(Place now) {
    return new Preferences(look, fontPercent, name, quiet, recent, now, dividers);
  }

  /** Keeps where a pane's dividers are, in shares of its width. */
  public Preferences withDividers(String pane, List<Double> positions) {
    var all = new LinkedHashMap<>(dividers);
    all.put(pane, List.copyOf(positions));
    return new Preferences(look, fontPercent, name, quiet, recent, place, all);
  }
}
