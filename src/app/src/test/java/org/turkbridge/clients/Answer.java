package org.turkbridge.clients;

import java.util.List;
import java.util.stream.IntStream;
import org.turkbridge.message.Sample;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** An XML answer over HTTP. */
record Answer(int status, String body) {
  /** The elements of that local name, in any namespace. */
  List<Element> elements(String name) {
    NodeList found = Sample.parse(body).getElementsByTagNameNS("*", name);
    return IntStream.range(0, found.getLength()).mapToObj(at -> (Element) found.item(at)).toList();
  }

  List<String> texts(String name) {
    return elements(name).stream().map(Element::getTextContent).toList();
  }

  List<String> ids() {
    return texts("QualificationRequestId");
  }

  /** The codes of its errors. */
  List<String> codes() {
    return texts("Code");
  }
}
