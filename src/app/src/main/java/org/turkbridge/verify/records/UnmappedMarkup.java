package org.turkbridge.verify.records;

import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Observation;

/** What stands in a record where it has no value, and is lost in the other model. */
final class UnmappedMarkup {
  private static final String NAMESPACE = "xmlns";

  /** Attributes that say how something is written, of XML and XML Schema, as all prefix them. */
  private static final Pattern OF_NOTATION =
      Pattern.compile("xml:space|(xsi|i):(type|schemaLocation|noNamespaceSchemaLocation)");

  private static final Pattern NOT_NIL = Pattern.compile("(xsi|i):nil=(false|0)");

  private UnmappedMarkup() {}

  /**
   * Those of the element that a reader, which knows no namespaces, stands on.
   *
   * @param path of the element
   * @param kind of what they are then
   */
  static void ofAttributes(
      XMLStreamReader reader, String path, FindingKind kind, List<Observation> strays) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String name = reader.getAttributeLocalName(i);
      if (!isNotation(name, reader.getAttributeValue(i))) {
        strays.add(
            ComparisonResult.difference(
                kind, path + "/@" + name, reader.getAttributeValue(i), null));
      }
    }
  }

  /**
   * Text between elements.
   *
   * @param path of the element around it
   */
  static void ofText(String text, String path, List<Observation> strays) {
    if (!XmlSpace.trim(text).isEmpty()) {
      strays.add(ComparisonResult.difference(FindingKind.LOST_VALUE, path + "/text()", text, null));
    }
  }

  private static boolean isNotation(String name, String value) {
    return name.equals(NAMESPACE)
        || name.startsWith(NAMESPACE + ":")
        || OF_NOTATION.matcher(name).matches()
        || NOT_NIL.matcher(name + "=" + value).matches();
  }
}
