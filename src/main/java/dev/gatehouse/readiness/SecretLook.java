package dev.gatehouse.readiness;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What looks like a secret in a line of text. */
final class SecretLook {
  /** An assignment of a literal to a name that speaks of a secret; the literal is group "value". */
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?i)[\\w.-]{0,60}(?:secret|passwd|password|api_?key|access_?key|private_?key|token"
              + "|credential)[\\w.-]{0,60}[\"']?\\s{0,8}(?::|=>?|:=)\\s{0,8}"
              + "(?:[\"'](?<quoted>[^\"'\\s]{8,})[\"']|(?<bare>[A-Za-z0-9+/_=-]{16,})\\s*$)");

  /** Tokens that say themselves what they are, and passwords in URLs. */
  private static final Pattern KNOWN =
      Pattern.compile(
          "\\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{30,}|glpat-[\\w-]{20,}"
              + "|xox[abprs]-[A-Za-z0-9-]{10,}|sk_live_[A-Za-z0-9]{16,}|AIza[\\w-]{35})"
              + "|-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----"
              + "|(?<=://)[^\\s/:@\"'{}$<>]{1,80}:[^\\s/@\"'{}$<>]{3,200}(?=@)");

  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?i).*(?:change.?me|example|placeholder|your[_-]|xxx|\\*\\*\\*|dummy|todo|[<{$%]).*");

  private SecretLook() {}

  /** Where in the line something looks like a secret, or -1. */
  static int at(String line) {
    var known = KNOWN.matcher(line);
    if (known.find()) {
      return known.start();
    }
    var assigned = ASSIGNED.matcher(line);
    while (assigned.find()) {
      if (!PLACEHOLDER.matcher(value(assigned)).matches()) {
        return assigned.start();
      }
    }
    return -1;
  }

  /** The line with all that looks like a secret replaced by stars. */
  static String mask(String line) {
    var known = KNOWN.matcher(line).replaceAll("***");
    return ASSIGNED
        .matcher(known)
        .replaceAll(match -> Matcher.quoteReplacement(match.group().replace(value(match), "***")));
  }

  private static String value(MatchResult match) {
    var quoted = match.group("quoted");
    var bare = match.group("bare");
    return quoted != null ? quoted : bare != null ? bare : "";
  }
}
