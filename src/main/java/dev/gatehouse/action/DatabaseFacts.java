package dev.gatehouse.action;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.DatabaseAddress;
import java.util.Optional;

/**
 * Whether prod has a database: Gatehouse finds one, or a person states that there is none and
 * Gatehouse finds none.
 *
 * @param address where it is; empty where prod has none
 * @param statement who stated that there is none
 */
record DatabaseFacts(Optional<DatabaseAddress> address, Optional<Facts.Statement> statement) {

  static DatabaseFacts prod(StepContext context) {
    var found = context.workspace().database();
    var stated = context.facts().noDatabase();
    if (found.isEmpty() && stated.isEmpty()) {
      throw new Trouble(
          "No database of prod was found: no \"database\" in gatehouse.json, no DATABASE_URL in a"
              + " .env of prod",
          "A backup without prod's database would prove nothing",
          "Name the database, or state that prod has none");
    }
    if (found.isPresent() && stated.isPresent()) {
      throw new Trouble(
          stated.get().who().name()
              + " stated that prod has no database, but there is one: "
              + found.get().url(),
          "One of the two is wrong, and a backup could miss data",
          "Clear up which it is: mend gatehouse.json or prod's .env");
    }
    return new DatabaseFacts(found, stated);
  }

  /** What stands in a field that asks about a database which is not there. */
  String notApplicable() {
    var said = statement.orElseThrow();
    return RequiredFields.NOT_APPLICABLE + said.who().name() + ": " + said.text();
  }

  /** To be added to a result, so that a statement is never taken for a check. */
  String words() {
    return statement.map(said -> "; " + Words.stated(said)).orElse("");
  }
}
