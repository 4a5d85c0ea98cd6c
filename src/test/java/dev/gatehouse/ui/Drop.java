package dev.gatehouse.ui;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;
import javafx.util.Pair;
import org.jspecify.annotations.Nullable;

/**
 * Files that are dragged over a node and dropped on it. The headless platform has no drag of its
 * own, so the events are made here, over a clipboard in memory. To be used on the FX thread.
 */
public final class Drop {
  private final Node target;
  private final Dragboard board;

  private Drop(Node target, DataFormat format, Object content) {
    this.target = target;
    var clipboard = new MemoryClipboard();
    clipboard.content.put(format, content);
    this.board = DragboardHelper.createDragboard(clipboard);
  }

  /** Drags files over the node and holds them there. */
  public static Drop hover(Node target, List<Path> files) {
    return hover(target, DataFormat.FILES, files.stream().map(Path::toFile).toList());
  }

  /** The same with anything else that can be dragged. */
  public static Drop hover(Node target, DataFormat format, Object content) {
    var drop = new Drop(target, format, content);
    drop.fire(DragEvent.DRAG_ENTERED);
    drop.fire(DragEvent.DRAG_OVER);
    return drop;
  }

  /** Lets them go. */
  public void release() {
    fire(DragEvent.DRAG_DROPPED);
    fire(DragEvent.DRAG_EXITED);
  }

  /** Takes them away again. */
  public void leave() {
    fire(DragEvent.DRAG_EXITED);
  }

  private void fire(EventType<DragEvent> type) {
    var bounds = target.localToScreen(target.getBoundsInLocal());
    var scene = target.localToScene(target.getBoundsInLocal());
    Event.fireEvent(
        target,
        new DragEvent(
            type,
            board,
            scene.getCenterX(),
            scene.getCenterY(),
            bounds.getCenterX(),
            bounds.getCenterY(),
            TransferMode.COPY,
            null,
            null,
            new PickResult(target, scene.getCenterX(), scene.getCenterY())));
  }

  private static final class MemoryClipboard implements TKClipboard {
    private final Map<DataFormat, Object> content = new HashMap<>();

    @Override
    public Set<DataFormat> getContentTypes() {
      return content.keySet();
    }

    @Override
    @SafeVarargs
    public final boolean putContent(Pair<DataFormat, Object>... more) {
      for (var pair : more) {
        content.put(pair.getKey(), pair.getValue());
      }
      return true;
    }

    @Override
    public @Nullable Object getContent(DataFormat format) {
      return content.get(format);
    }

    @Override
    public boolean hasContent(DataFormat format) {
      return content.containsKey(format);
    }

    @Override
    public Set<TransferMode> getTransferModes() {
      return EnumSet.of(TransferMode.COPY);
    }

    @Override
    public void setDragView(Image image) {}

    @Override
    public void setDragViewOffsetX(double offset) {}

    @Override
    public void setDragViewOffsetY(double offset) {}

    @Override
    public @Nullable Image getDragView() {
      return null;
    }

    @Override
    public double getDragViewOffsetX() {
      return 0;
    }

    @Override
    public double getDragViewOffsetY() {
      return 0;
    }
  }
}
