package dev.gatehouse.ledger;

/** Who did something: a name, and whether a human or an agent goes by it. */
public record Who(String name, Kind kind) {
  /** A person, or a program that acts for one. */
  public enum Kind {
    HUMAN,
    AGENT
  }

  public Who {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a name is needed");
    }
    name = name.strip();
  }

  public static Who human(String name) {
    return new Who(name, Kind.HUMAN);
  }

  public static Who agent(String name) {
    return new Who(name, Kind.AGENT);
  }

  public boolean isHuman() {
    return kind == Kind.HUMAN;
  }
}
