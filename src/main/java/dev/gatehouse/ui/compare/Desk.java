package dev.gatehouse.ui.compare;

import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.ui.shell.Deed;
import dev.gatehouse.ui.task.Latest;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyStringProperty;

/**
 * Where a form reads what it shows and hands in what a person did, without waiting for the disk.
 */
public interface Desk {

  /** Something that is looked up; it may block. */
  @FunctionalInterface
  interface Question<T> {
    T answer(Promotions engine) throws Exception;
  }

  /** The entry that is worked on. */
  String id();

  /** The promotion of that entry, as it is shown. */
  Promotion promotion();

  /** Why nothing can be written now, because a step runs for example; empty where it can. */
  ReadOnlyStringProperty busyProperty();

  /** Whether nothing can be added to the promotion: it is closed, or this window cannot write. */
  BooleanExpression shutProperty();

  /**
   * Writes something into the record. What goes wrong is shown to the person.
   *
   * @param what a short phrase for it
   * @param afterwards called when it is written, and not where it failed
   */
  void record(String what, Deed deed, Runnable afterwards);

  /** Looks something up. What goes wrong is shown to the person. */
  <T> void read(String what, Question<T> question, Consumer<T> onDone);

  /** The same where only the newest of a kind counts, and failures have a place of their own. */
  <T> void readNewest(
      Latest kind,
      String what,
      Question<T> question,
      Consumer<T> onDone,
      Consumer<Throwable> onFailed);
}
