package org.turkbridge.archive.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The namespace declarations of the elements that are open. */
final class NamespaceScope {
  private static final String DECLARATION = "xmlns";

  private final Deque<Map<String, String>> declarations = new ArrayDeque<>();

  /** An element begins. */
  void open(XMLStreamReader element) {
    declarations.push(declaredBy(element));
  }

  /** The innermost element ends. */
  void close() {
    declarations.pop();
  }

  /** No element is open. */
  void clear() {
    declarations.clear();
  }

  /**
   * The namespace of a prefix, null if none is declared.
   *
   * @param prefix empty for the default namespace
   */
  @Nullable String namespace(String prefix) {
    for (Map<String, String> declared : declarations) {
      String namespace = declared.get(prefix);
      if (namespace != null) {
        return namespace;
      }
    }
    return null;
  }

  /** The prefixes that an element declares, with their namespaces. */
  static Map<String, String> declaredBy(XMLStreamReader element) {
    Map<String, String> declared = Map.of();
    for (int i = 0; i < element.getAttributeCount(); i++) {
      String name = element.getAttributeLocalName(i);
      if (isDeclaration(name)) {
        declared = declared.isEmpty() ? new HashMap<>() : declared;
        declared.put(
            name.equals(DECLARATION) ? "" : XmlCursor.localName(name),
            element.getAttributeValue(i));
      }
    }
    return declared;
  }

  static boolean isDeclaration(String attribute) {
    return attribute.equals(DECLARATION) || attribute.startsWith(DECLARATION + ":");
  }

  /** The prefix of a name, empty if it has none. */
  static String prefix(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? "" : name.substring(0, colon);
  }
}
