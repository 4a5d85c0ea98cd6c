package dev.gatehouse.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.workspace.Checklist.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecklistTest {
  @TempDir Path temp;

  @Test
  void headingsGroupAndListItemsOfEveryKindAreTheItems() throws IOException {
    var text =
        """
        ---
        tags:
          - not an item
        ---
        - before any heading

        # Manual verification #
        Some words - no item.

        ## Sign in
        - [ ] Sign in as `admin`
          with the new password
        - [x] Sign out
            - nested * thing
        * star

        Reports
        -------
        1. Export a report
        2) Print it
        - - -
        <!-- - hidden
        - hidden too -->
        ```
        - code
        ```
        + last
        """;
    assertEquals(
        List.of(
            new Item("", "before any heading"),
            new Item("Sign in", "Sign in as `admin` with the new password"),
            new Item("Sign in", "Sign out"),
            new Item("Sign in", "nested * thing"),
            new Item("Sign in", "star"),
            new Item("Reports", "Export a report"),
            new Item("Reports", "Print it"),
            new Item("Reports", "last")),
        Checklist.read(Places.writeWithMark(temp.resolve("LIST.md"), text.replace("\n", "\r\n"))));
  }

  @Test
  void aTextWithoutListsHasNoItems() {
    assertEquals(List.of(), Checklist.parse("# Only\n\nwords\n---\n"));
    assertEquals(List.of(), Checklist.parse(""));
  }

  @Test
  void theTemplateAsksAtLeastWhetherProdStartsAndDoesItsMainJob() {
    var texts = Checklist.template().stream().map(Item::text).toList();
    assertTrue(texts.stream().anyMatch(text -> text.contains("starts")));
    assertTrue(texts.stream().anyMatch(text -> text.contains("main job")));
  }
}
