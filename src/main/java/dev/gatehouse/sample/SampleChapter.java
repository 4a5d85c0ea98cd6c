package dev.gatehouse.sample;

import dev.gatehouse.ledger.Who;
import java.util.List;

/**
 * One commit of the sample's history.
 *
 * @param folder the resources that it writes
 * @param removed paths that it removes
 */
record SampleChapter(String folder, String message, Who who, List<String> removed) {
  private static final Who MARA = Who.human("Mara");
  private static final Who TEODOR = Who.human("Teodor");

  SampleChapter(String folder, String message, Who who, String... removed) {
    this(folder, message, who, List.of(removed));
  }

  /** What prod consists of; dev has it too. */
  static final List<SampleChapter> PROD =
      List.of(
          new SampleChapter(
              "1-berths", "Keep berths, and the people and settings of the desk", MARA),
          new SampleChapter("2-bookings", "Take bookings at the desk", MARA),
          new SampleChapter("3-operations", "Check, back up and test the desk by script", TEODOR),
          new SampleChapter("4-winter-fees", "Halve the fee from November to March", TEODOR));

  /** What dev has on top of it. */
  static final List<SampleChapter> DEV =
      List.of(
          new SampleChapter("5-dev-setup", "Give dev its own port, role and set-up page", TEODOR),
          new SampleChapter(
              "6-requests", "Keep what skippers ask for, and when they can pass", MARA),
          new SampleChapter(
              "7-page",
              "Let skippers ask on the page, and retire the phone sheet",
              MARA,
              "backend/phone_sheet.py",
              "frontend/sheet.html"),
          new SampleChapter("8-release", "Call it 1.4.0 and say how to verify it by hand", MARA),
          new SampleChapter("9-log", "Write down what is meant for prod", MARA));
}
