package dev.gatehouse.workspace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Json;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a {@code gatehouse.json} while somebody edits it. A key is set by splicing: what
 * nobody touched stays as it was written, with its order, its blanks, its line ends and its byte
 * order mark.
 */
public final class SettingsText {
  private static final String EMPTY = "{\n}\n";

  /** Writes as people do: no blank before a colon, and LF, which {@link #newLine} replaces. */
  private static final PrettyPrinter PRINTER =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
          .withObjectIndenter(new DefaultIndenter("  ", "\n"));

  /** What the file held when it was read; nothing where there was none. */
  private final Optional<byte[]> former;

  private final String text;

  private SettingsText(Optional<byte[]> former, String text) {
    this.former = former;
    this.text = text;
  }

  /**
   * Something that is not as the schema wants it.
   *
   * @param line from 1
   * @param column in characters, from 1
   * @param key the way to it, such as {@code gates[1].run}; empty at the root
   */
  public record Problem(int line, int column, String key, String why) {}

  /** Reads the file in dev's root; an empty object where there is none. */
  public static SettingsText read(Path devRoot) throws IOException {
    var file = Folders.inside(devRoot, Settings.FILE);
    if (!Files.exists(file)) {
      return new SettingsText(Optional.empty(), EMPTY);
    }
    var bytes = Files.readAllBytes(file);
    return new SettingsText(Optional.of(bytes), EncodedText.of(bytes).text());
  }

  public String text() {
    return text;
  }

  /** The text as it was read. */
  public String before() {
    return former.map(bytes -> EncodedText.of(bytes).text()).orElse("");
  }

  public boolean isChanged() {
    return former.isPresent() ? !text.equals(before()) : !text.equals(EMPTY);
  }

  /** The same file with another text, as somebody has typed it. */
  public SettingsText withText(String typed) {
    return new SettingsText(former, typed);
  }

  /** What is wrong with it first; empty where it can be saved. */
  public Optional<Problem> problem() {
    try {
      SettingsReader.read(text, "");
      return Optional.empty();
    } catch (LocatedJson.Wrong wrong) {
      var place = wrong.place();
      return Optional.of(new Problem(place.line(), place.column(), place.key(), wrong.why()));
    }
  }

  /** The settings that it stands for; empty where something is wrong with it. */
  public Optional<Settings> settings() {
    try {
      return Optional.of(
          SettingsReader.read(text, Sha256.of(text.getBytes(StandardCharsets.UTF_8))));
    } catch (LocatedJson.Wrong wrong) {
      return Optional.empty();
    }
  }

  /**
   * Sets a key of the outermost object, or takes it out.
   *
   * @param value what Jackson can write, such as texts, lists and maps; empty to take the key out
   * @throws IllegalArgumentException where the text is no JSON object
   */
  public SettingsText with(String key, Optional<?> value) {
    var members = members();
    var there = members.stream().filter(member -> member.name().equals(key)).findFirst();
    if (value.isEmpty()) {
      return there.map(member -> withText(without(members, member))).orElse(this);
    }
    var written = written(value.get());
    if (there.isPresent()) {
      var at = there.get();
      return text.substring(at.valueFrom(), at.to()).equals(written)
          ? this
          : withText(text.substring(0, at.valueFrom()) + written + text.substring(at.to()));
    }
    return withText(added(members, key, written));
  }

  private record Member(String name, int from, int valueFrom, int to) {}

  private List<Member> members() {
    var members = new ArrayList<Member>();
    try (var parser = new JsonFactory().createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("the settings are no JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var name = parser.currentName();
        var from = at(parser);
        parser.nextToken();
        var valueFrom = at(parser);
        parser.skipChildren();
        parser.finishToken();
        members.add(
            new Member(name, from, valueFrom, (int) parser.currentLocation().getCharOffset()));
      }
      return members;
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("the settings are no JSON", broken);
    } catch (IOException impossible) {
      throw new IllegalStateException("a text in memory cannot fail to be read", impossible);
    }
  }

  private static int at(JsonParser parser) {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  private String without(List<Member> members, Member gone) {
    var index = members.indexOf(gone);
    if (index + 1 < members.size()) {
      return text.substring(0, gone.from()) + text.substring(members.get(index + 1).from());
    }
    if (index > 0) {
      return text.substring(0, members.get(index - 1).to()) + text.substring(gone.to());
    }
    return text.substring(0, text.indexOf('{') + 1) + text.substring(gone.to());
  }

  private String added(List<Member> members, String key, String written) {
    var member = newLine() + "  \"" + key + "\": " + written;
    if (members.isEmpty()) {
      var open = text.indexOf('{') + 1;
      var rest = text.substring(open);
      return text.substring(0, open)
          + member
          + (rest.startsWith("\n") || rest.startsWith("\r") ? "" : newLine())
          + rest;
    }
    var last = members.getLast().to();
    return text.substring(0, last) + "," + member + text.substring(last);
  }

  private String newLine() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  private String written(Object value) {
    try {
      return Json.lenient()
          .writer(PRINTER)
          .writeValueAsString(value)
          .replace("\n", newLine() + "  ");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON can be made of " + value, e);
    }
  }

  /**
   * Writes it into dev's root.
   *
   * @return the text as it lies there now
   * @throws Trouble where it is not as the schema wants it, or where the file is no longer what it
   *     was when it was read; nothing is written then
   */
  public SettingsText save(Path devRoot) throws IOException {
    var wrong = problem();
    if (wrong.isPresent()) {
      throw new Trouble(
          "Line %d, column %d: %s"
              .formatted(wrong.get().line(), wrong.get().column(), wrong.get().why()),
          "The settings were not saved",
          "Correct that, then save again");
    }
    var file = Folders.inside(devRoot, Settings.FILE);
    var bytes =
        former
            .map(read -> EncodedText.of(read).encode(text))
            .orElseGet(() -> text.getBytes(StandardCharsets.UTF_8));
    if (former.isEmpty()) {
      if (Files.exists(file)) {
        throw changed(file);
      }
      AtomicFile.write(file, bytes);
    } else if (!AtomicFile.writeOver(file, former.get(), bytes)) {
      throw changed(file);
    }
    return new SettingsText(Optional.of(bytes), text);
  }

  private static Trouble changed(Path file) {
    return new Trouble(
        file + " was changed by somebody else meanwhile",
        "Nothing was saved, and what you typed is still here",
        "Copy what you need, take the file's own text, and make your change on top of it");
  }
}
