package dev.gatehouse.readiness;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is wrong in any prod, whatever the workspace: found in a line by its look.
 *
 * @param types the extensions of the files in which it means something; empty stands for all
 * @param inProse whether it also counts where people are told about it
 */
record LineRule(String kind, Pattern pattern, String why, Set<String> types, boolean inProse)
    implements LineLook {
  private static final String LEFTOVER = "a debugger's leftover";
  private static final String MACHINE = "a path of one machine";

  /** Names of nobody: what examples, build machines and containers call their users. */
  private static final String NOBODY =
      "(?!(?:user|username|you|me|name|runner|node|app|appuser|vscode|circleci|jovyan|Public|Default)"
          + "\\b)";

  private static final String SERVER =
      "(?!(?:server|host|computer|example)\\b)[A-Za-z][\\w.$-]{2,60}";

  static final List<LineRule> ALL =
      List.of(
          rule("conflict", "^(?:<{7}|>{7}|\\|{7})(?: |$)", "a merge conflict was left unresolved"),
          code(
              "^\\s{0,400}debugger;?\\s{0,40}$|\\bbreakpoint\\(\\)|\\b(?:i?pdb|pudb)\\.set_trace\\("
                  + "|^\\s{0,400}import (?:i?pdb|pudb|pydevd\\w{0,20}|debugpy)\\b"
                  + "|\\bpydevd(?:_pycharm)?\\.settrace\\("
                  + "|\\bdebugpy\\.(?:listen|wait_for_client|breakpoint)\\("
                  + "|\\bbinding\\.(?:pry|irb)\\b|^\\s{0,400}byebug\\s{0,40}$|\\bIEx\\.pry\\b"
                  + "|\\b(?:describe|context|it|test)\\.only\\("
                  + "|\\b(?:var_dump|xdebug_break|debug_zval_refcount)\\("
                  + "|\\bDebugger\\.(?:Break|Launch)\\(\\)|\\bruntime\\.Breakpoint\\(\\)"
                  + "|\\bspew\\.Dump\\(|\\b(?:Set-PSBreakpoint|Wait-Debugger)\\b",
              Set.of()),
          // Short names mean this in one language only.
          code("^\\s{0,400}(?:dd|dump)\\(", Set.of("php")),
          code("^\\s{0,400}f(?:describe|it)\\(", Set.of("js", "jsx", "mjs", "cjs", "ts", "tsx")),
          code("\\bdbg!\\(", Set.of("rs")),
          code("^\\s{0,400}browser\\(\\)", Set.of("r")),
          code("\\$DB::single\\s{0,8}=\\s{0,8}1", Set.of("pl", "pm", "t")),
          rule(
              "debug-flag",
              "(?i)(?<![a-z0-9])DEBUG[\"']?\\s{0,8}[:=]\\s{0,8}[\"']?(?:true|1|yes|on)\\b"
                  + "|\\bnode\\b[^|;&]{0,80}\\s--inspect\\b|-agentlib:jdwp\\b",
              "debugging is switched on"),
          rule(
              "env-flag",
              "(?i)\\b(?:(?:NODE|FLASK|RAILS|RACK|APP|DJANGO)_ENV|ENV|ENVIRONMENT"
                  + "|(?:ASPNETCORE|DOTNET)_ENVIRONMENT)[\"']?\\s{0,8}[:=]\\s{0,8}[\"']?"
                  + "(?:dev|develop|development|debug)\\b",
              "it names the development environment"),
          rule(
              "home-path",
              "(?<![\\w.])(?:/home/|/Users/|/mnt/[a-z]/Users/"
                  + "|[A-Za-z]:[\\\\/]{1,2}Users[\\\\/]{1,2})"
                  + NOBODY
                  + "[\\w.-]{1,100}[\\\\/]",
              "a path of one person's machine"),
          // Where Windows itself puts things is the same on each machine.
          paths(
              "(?<![\\w])[A-Z]:(?:\\\\{1,2}|/)(?!Windows\\b|Program|Users\\b|path\\b|msys)"
                  + "[\\w.-]{2,100}(?:\\\\{1,2}|/)(?=\\w)"),
          // Two marks and then one, or in a string of code each of them twice.
          paths(
              "(?<=^|[\\s\"'`=(,;])(?:\\\\{2}"
                  + SERVER
                  + "\\\\|\\\\{4}"
                  + SERVER
                  + "\\\\{2})[\\w.$-]{2,60}"));

  private static LineRule rule(String kind, String pattern, String why) {
    return new LineRule(kind, Pattern.compile(pattern), why, Set.of(), true);
  }

  private static LineRule code(String pattern, Set<String> types) {
    return new LineRule("debugger", Pattern.compile(pattern), LEFTOVER, types, false);
  }

  private static LineRule paths(String pattern) {
    return new LineRule("machine-path", Pattern.compile(pattern), MACHINE, Set.of(), false);
  }

  @Override
  public boolean isFor(FilePlace place) {
    return (inProse || !place.isProse()) && (types.isEmpty() || types.contains(place.type()));
  }

  @Override
  public Optional<Hit> find(String line) {
    var found = new LongLine(pattern, line);
    return found.find()
        ? Optional.of(new Hit(found.match().start(), found.match().end()))
        : Optional.empty();
  }
}
