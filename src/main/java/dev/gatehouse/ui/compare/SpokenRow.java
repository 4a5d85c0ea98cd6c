package dev.gatehouse.ui.compare;

import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/** A row that a screen reader says as a sentence, since its cells hold more than text. */
final class SpokenRow extends TableRow<DeltaRow> {
  private final DeltaCells cells;

  SpokenRow(DeltaCells cells) {
    this.cells = cells;
    RowDrag.install(this);
  }

  @Override
  protected void updateItem(@Nullable DeltaRow row, boolean empty) {
    super.updateItem(row, empty);
    setAccessibleText(empty || row == null ? null : cells.spoken(row));
  }
}
