package dev.gatehouse.readiness;

import dev.gatehouse.git.LineEdits;
import dev.gatehouse.git.LineEdits.Spaces;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.workspace.SeparationRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/** Texts that a file of prod which has them must not lose. */
record KeptTexts(List<TextLook> looks) {
  /** Larger files hold data, and no setting. */
  private static final int LARGEST = 1 << 20;

  static KeptTexts of(List<SeparationRule> rules) {
    return new KeptTexts(rules.stream().map(rule -> new TextLook(rule)).distinct().toList());
  }

  /**
   * Adds what the file has lost, on the line that stands in its place now. Where that line has a
   * finding already, it says enough; what is only told about is nobody's setting.
   */
  void lost(FileText file, FileText inProd, Findings findings) {
    if (new FilePlace(file.path()).isProse()
        || file.text().length() > LARGEST
        || inProd.text().length() > LARGEST) {
      return;
    }
    var was = inProd.text().split("\n", -1);
    var now = file.text().split("\n", -1);
    for (var look : looks) {
      var line = firstWith(look, was);
      if (line.isPresent() && firstWith(look, now).isEmpty()) {
        int at = Math.min(successor(line.getAsInt(), file, inProd), now.length - 1);
        if (!findings.has(file.path(), at + 1)) {
          findings.add(
              "given-up",
              file.path(),
              at + 1,
              now[at],
              0,
              look.rule().why() + " stands in prod's version and is gone here",
              false);
        }
      }
    }
  }

  private static OptionalInt firstWith(TextLook look, String[] lines) {
    for (int i = 0; i < lines.length; i++) {
      if (look.find(lines[i]).isPresent()) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** The line of the file, from 0, where a line of prod's version stood. */
  private static int successor(int line, FileText file, FileText inProd) {
    var edits =
        LineEdits.between(
                inProd.text().getBytes(StandardCharsets.UTF_8),
                file.text().getBytes(StandardCharsets.UTF_8),
                Spaces.ALL,
                Cancellation.never())
            .edits();
    for (var edit : edits) {
      if (edit.beforeStart() <= line && line < edit.beforeEnd()) {
        int within = line - edit.beforeStart();
        int last = Math.max(edit.afterStart(), edit.afterEnd() - 1);
        return Math.min(edit.afterStart() + within, last);
      }
    }
    return 0;
  }
}
