package dev.gatehouse.readiness;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What looks like a secret in a line of text. */
final class SecretLook {
  private static final String NAME =
      "(?:secret|passwd|password|api_?key|access_?key|private_?key|token|credential)"
          + "[\\w.-]{0,60}[\"']?\\s{0,8}(?::|=>?|:=)\\s{0,8}";

  /** An assignment of a literal to a name that speaks of a secret; the literal is a group. */
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?i)"
              + NAME
              + "(?:[\"'](?<quoted>[^\"'\\s]{8,2000}+)[\"']"
              + "|(?<bare>[A-Za-z0-9+/_-]{16,2000}+={0,3})\\s{0,200}$)");

  /** What is masked goes further than what is found: a short password is one too. */
  private static final Pattern MASKED =
      Pattern.compile(
          "(?i)(" + NAME + ")(?:\"[^\"]{1,2000}+\"|'[^']{1,2000}+'|[^\\s\"',;)]{1,2000}+)");

  /** Tokens that say themselves what they are, and passwords in URLs. */
  private static final Pattern KNOWN =
      Pattern.compile(
          "\\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_[A-Za-z0-9_]{30,255}"
              + "|glpat-[\\w-]{20,255}|npm_[A-Za-z0-9]{36}|xox[abprs]-[A-Za-z0-9-]{10,255}"
              + "|sk_live_[A-Za-z0-9]{16,255}|sk-[A-Za-z0-9_-]{32,255}|AIza[\\w-]{35}"
              + "|SG\\.[\\w-]{16,64}\\.[\\w-]{16,64}"
              + "|eyJ[\\w-]{8,2000}\\.eyJ[\\w-]{8,2000}\\.[\\w-]{8,1000})"
              + "|(?<=hooks\\.slack\\.com/services/)[\\w/]{20,120}"
              + "|(?<=AccountKey=)[A-Za-z0-9+/=]{20,200}"
              + "|-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----"
              + "|(?<=://)[^\\s/:@\"'{}$<>]{0,80}:[^\\s/@\"'{}$<>]{3,200}(?=@)");

  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?i).*(?:change.?me|example|placeholder|your[_-]|xxx|\\*\\*\\*|dummy|todo|[<{$%]).*");

  private SecretLook() {}

  /** Where in the line something looks like a secret, or -1. */
  static int at(String line) {
    var known = new LongLine(KNOWN, line);
    if (known.find()) {
      return known.match().start();
    }
    var assigned = new LongLine(ASSIGNED, line);
    while (assigned.find()) {
      if (!PLACEHOLDER.matcher(value(assigned.match())).matches()
          && !isName(assigned.match().group("bare"))) {
        return assigned.match().start();
      }
    }
    return -1;
  }

  /** The text, which is not long, with all that looks like a secret replaced by stars. */
  static String mask(String text) {
    var known = KNOWN.matcher(text).replaceAll("***");
    return MASKED.matcher(known).replaceAll("$1***");
  }

  /** Letters alone, with no quotes around them, are the name of a variable or a type. */
  private static boolean isName(@Nullable String bare) {
    return bare != null && bare.chars().noneMatch(Character::isDigit);
  }

  private static String value(MatchResult match) {
    var quoted = match.group("quoted");
    var bare = match.group("bare");
    return quoted != null ? quoted : bare != null ? bare : "";
  }
}
