package dev.gatehouse.ui.wizard;

import dev.gatehouse.ui.control.Nodes;
import dev.gatehouse.ui.control.TypedTexts;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a person types on an entry's cards until it is given away, and brings it back when the
 * program starts anew. A field is known by its ID.
 */
final class TypedFields {
  private final Node root;
  private final String prefix;
  private final TypedTexts texts;
  private final Set<TextInputControl> followed = Collections.newSetFromMap(new WeakHashMap<>());
  private Subscription watching = Subscription.EMPTY;

  /**
   * @param root the fields are somewhere below it
   */
  TypedFields(Node root, String entryId, TypedTexts texts) {
    this.root = root;
    this.prefix = entryId + " ";
    this.texts = texts;
    root.sceneProperty().subscribe(this::watch);
  }

  private void watch(@Nullable Scene scene) {
    // The scene outlives the page: whoever listens to it on and on is never let go.
    watching.unsubscribe();
    // A person types where the keyboard is: only those fields have to be followed.
    watching =
        scene == null ? Subscription.EMPTY : scene.focusOwnerProperty().subscribe(this::follow);
  }

  private void follow(@Nullable Node focused) {
    if (focused instanceof TextInputControl field && isOurs(field) && followed.add(field)) {
      var name = prefix + field.getId();
      field.textProperty().subscribe((old, text) -> texts.put(name, text));
    }
  }

  private boolean isOurs(TextInputControl field) {
    return field.getId() != null && field.isEditable() && Nodes.isWithin(field, root);
  }

  /** Puts what was typed before back into the fields below a node, where nothing else was typed. */
  void restore(Node page) {
    texts
        .all()
        .forEach(
            (name, text) -> {
              if (name.startsWith(prefix)
                  && page.lookup("#" + name.substring(prefix.length()))
                      instanceof TextInputControl field
                  && followed.add(field)) {
                field.setText(text);
                field.textProperty().subscribe((old, now) -> texts.put(name, now));
              }
            });
  }
}
