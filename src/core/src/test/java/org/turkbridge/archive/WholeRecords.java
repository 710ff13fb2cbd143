package org.turkbridge.archive;

import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Counts whole records for itself: on purpose by other code than the readers. */
public final class WholeRecords {
  /** What nothing but a record has, and what has these and is none. */
  private static final Map<Set<String>, Set<String>> PARTS =
      Map.of(
          Set.of("QualificationRequestId", "QualificationTypeId", "SubmitTime"), Set.of(),
          Set.of("HITId", "HITStatus", "CreationTime"), Set.of("AssignmentId", "EventType"),
          Set.of("AssignmentId", "HITId", "AssignmentStatus"), Set.of("BonusAmount", "EventType"),
          Set.of("BonusAmount", "AssignmentId", "GrantTime", "WorkerId"), Set.of("EventType"));

  private static final JsonFactory JSON = new JsonFactory();
  private static final XMLInputFactory XML = factory();

  private WholeRecords() {}

  private static XMLInputFactory factory() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    return factory;
  }

  private static boolean isRecord(Set<String> names) {
    return PARTS.entrySet().stream()
        .anyMatch(
            parts ->
                names.containsAll(parts.getKey()) && Collections.disjoint(names, parts.getValue()));
  }

  /** How many objects have the members of a record; 0 if the document is no JSON. */
  public static int inJson(byte[] document) {
    Deque<Set<String>> open = new ArrayDeque<>();
    int records = 0;
    try (JsonParser json = JSON.createParser(document)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          open.push(new HashSet<>());
        } else if (token == JsonToken.FIELD_NAME) {
          open.element().add(json.currentName());
        } else if (token == JsonToken.END_OBJECT) {
          records += isRecord(open.pop()) ? 1 : 0;
        }
      }
      return records;
    } catch (IOException e) {
      return 0;
    }
  }

  /** How many elements hold those of a record; 0 if it is no document of XML. */
  public static int inXml(byte[] document) {
    Deque<Set<String>> open = new ArrayDeque<>();
    open.push(new HashSet<>());
    int records = 0;
    try {
      XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(document));
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          String name = xml.getLocalName();
          open.element().add(name.substring(name.lastIndexOf(':') + 1));
          open.push(new HashSet<>());
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          records += isRecord(open.pop()) ? 1 : 0;
        }
      }
      return records;
    } catch (XMLStreamException e) {
      return 0;
    }
  }
}
