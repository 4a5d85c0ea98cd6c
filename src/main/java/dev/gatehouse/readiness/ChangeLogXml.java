package dev.gatehouse.readiness;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a change log in XML: with no DTD, no entity of its own and nothing from outside. */
final class ChangeLogXml {
  private final Deque<Element> open = new ArrayDeque<>();
  private ChangeNode root = new ChangeNode("", 0, "", List.of());

  private ChangeLogXml() {}

  /** An element whose end has not been seen yet. */
  private record Element(
      String name, int line, int textLine, StringBuilder text, List<ChangeNode> children) {}

  static ChangeNode read(String text) throws UnreadableChangeLog {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    var log = new ChangeLogXml();
    try {
      var reader = factory.createXMLStreamReader(new StringReader(text));
      try {
        log.events(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      var place = e.getLocation();
      throw new UnreadableChangeLog(
          place == null ? 0 : Math.max(0, place.getLineNumber()), "its XML is not well-formed");
    }
    return log.root;
  }

  private void events(XMLStreamReader reader) throws XMLStreamException, UnreadableChangeLog {
    while (reader.hasNext()) {
      // What is behind the last event is where this one begins.
      int line = reader.getLocation().getLineNumber();
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> start(reader, line);
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text(reader.getText(), line);
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new UnreadableChangeLog(line, "it declares a document type of its own");
        default -> {}
      }
    }
  }

  private void start(XMLStreamReader reader, int line) throws UnreadableChangeLog {
    if (open.size() >= ChangeNode.DEEPEST) {
      throw new UnreadableChangeLog(line, "it is nested too deeply");
    }
    var children = new ArrayList<ChangeNode>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      children.add(
          new ChangeNode(
              reader.getAttributeLocalName(i), line, reader.getAttributeValue(i), List.of()));
    }
    open.push(
        new Element(
            reader.getLocalName(),
            line,
            reader.getLocation().getLineNumber(),
            new StringBuilder(),
            children));
  }

  /** Keeps each line of the text where it is in the file, also behind a comment or an element. */
  private void text(String text, int line) {
    var element = open.peek();
    if (element != null) {
      long at = element.textLine + element.text.chars().filter(c -> c == '\n').count();
      element.text.append("\n".repeat((int) Math.max(0, line - at))).append(text);
    }
  }

  private void end() {
    var element = open.pop();
    var blank = element.text.toString().isBlank();
    var node =
        new ChangeNode(
            element.name,
            blank ? element.line : element.textLine,
            blank ? "" : element.text.toString(),
            element.children);
    if (open.isEmpty()) {
      root = node;
    } else {
      open.element().children.add(node);
    }
  }
}
