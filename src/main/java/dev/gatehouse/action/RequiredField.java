package dev.gatehouse.action;

/**
 * One of the fields that every entry must have before it is approved.
 *
 * @param label as the process names it
 * @param value what stands in the entry; empty where it is missing
 * @param filled whether it counts: a path does only where the record knows it as an artifact
 * @param why what is missing, in plain words; empty where nothing is
 */
public record RequiredField(String label, String value, boolean filled, String why) {

  RequiredField with(String reason) {
    return new RequiredField(label, value, reason.isEmpty(), reason);
  }
}
