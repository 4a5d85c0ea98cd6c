package dev.gatehouse.script;

import dev.gatehouse.script.OutputText.Look;
import dev.gatehouse.script.OutputText.Tint;
import java.util.ArrayList;
import java.util.List;

/**
 * One stream of a terminal's output, line by line: what is said in it, and in which colours. A
 * colour lasts beyond the line's end, until the script takes it back.
 */
final class ColouredText {
  private Look look = Look.USUAL;

  /** The next line, with its escape sequences. */
  OutputText next(String line) {
    if (look.equals(Look.USUAL) && TerminalText.isPlain(line)) {
      return OutputText.plain(line);
    }
    var tints = new ArrayList<Tint>();
    var text = TerminalText.plain(line, new Painter(tints));
    return new OutputText(text, tints);
  }

  /** Takes note of where the looks of one line begin. */
  private final class Painter implements TerminalText.Sequences {
    private final List<Tint> tints;
    private int since;

    Painter(List<Tint> tints) {
      this.tints = tints;
    }

    @Override
    public void coloured(int at, String parameters) {
      ended(at);
      look = Colours.after(look, parameters);
    }

    @Override
    public void ended(int at) {
      if (at > since && !look.equals(Look.USUAL)) {
        tints.add(new Tint(since, at, look));
      }
      since = at;
    }
  }
}
