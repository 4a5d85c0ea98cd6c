package dev.gatehouse.readiness;

import java.util.List;
import java.util.regex.Pattern;

/** What is wrong in any prod, whatever the workspace: found in a line by its look. */
record LineRule(String kind, Pattern pattern, String why) {
  static final List<LineRule> ALL =
      List.of(
          new LineRule(
              "conflict",
              Pattern.compile("^(?:<{7}|>{7}|\\|{7})(?: |$)"),
              "a merge conflict was left unresolved"),
          new LineRule(
              "debugger",
              Pattern.compile(
                  "^\\s*debugger;?\\s*$|\\bbreakpoint\\(\\)|\\bi?pdb\\.set_trace\\(|^\\s*import"
                      + " i?pdb\\b"
                      + "|\\bbinding\\.pry\\b|^\\s*byebug\\s*$|\\b(?:describe|it|test)\\.only\\("
                      + "|\\bSet-PSBreakpoint\\b"),
              "a debugger's leftover"),
          new LineRule(
              "debug-flag",
              Pattern.compile(
                  "(?i)\\b(?:\\w{0,40}_)?DEBUG[\"']?\\s{0,8}[:=]\\s{0,8}[\"']?(?:true|1|yes|on)\\b"),
              "debugging is switched on"),
          new LineRule(
              "env-flag",
              Pattern.compile(
                  "(?i)\\b(?:(?:NODE|FLASK|RAILS|RACK|APP|DJANGO)_ENV|ENV|ENVIRONMENT"
                      + "|(?:ASPNETCORE|DOTNET)_ENVIRONMENT)[\"']?\\s{0,8}[:=]\\s{0,8}[\"']?"
                      + "(?:dev|develop|development|debug)\\b"),
              "it names the development environment"),
          new LineRule(
              "home-path",
              Pattern.compile(
                  "(?<![\\w.])(?:/home/|/Users/|[A-Za-z]:[\\\\/]{1,2}Users[\\\\/]{1,2})"
                      + "(?!user\\b|username\\b|you\\b|me\\b|name\\b|runner\\b)[\\w.-]+[\\\\/]"),
              "a path of one person's machine"));
}
