package org.turkbridge.verify.records;

import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.turkbridge.verify.report.FindingKind;

/** What stands in a record where it has no value, and is lost in the other model. */
final class Strays {
  private static final String NAMESPACE = "xmlns";

  /** Attributes that say how something is written, of XML and XML Schema, whatever the prefix. */
  private static final Set<String> OF_NOTATION =
      Set.of("type", "schemaLocation", "noNamespaceSchemaLocation", "space");

  private Strays() {}

  /**
   * Those of the element that a reader, which knows no namespaces, stands on.
   *
   * @param path of the element
   */
  static void ofAttributes(XMLStreamReader reader, String path, List<ValueDifference> strays) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String name = reader.getAttributeLocalName(i);
      if (!isNotation(name, reader.getAttributeValue(i))) {
        strays.add(lost(path + "/@" + name, reader.getAttributeValue(i)));
      }
    }
  }

  /**
   * Text between elements.
   *
   * @param path of the element around it
   */
  static void ofText(String text, String path, List<ValueDifference> strays) {
    if (!XmlSpace.trim(text).isEmpty()) {
      strays.add(lost(path + "/text()", text));
    }
  }

  private static boolean isNotation(String name, String value) {
    int prefix = name.indexOf(':');
    String local = name.substring(prefix + 1);
    return name.equals(NAMESPACE)
        || name.startsWith(NAMESPACE + ":")
        || (prefix > 0 && OF_NOTATION.contains(local))
        || (prefix > 0 && local.equals("nil") && Set.of("false", "0").contains(value));
  }

  private static ValueDifference lost(String path, String value) {
    return new ValueDifference(FindingKind.LOST_VALUE, path, value, null);
  }
}
