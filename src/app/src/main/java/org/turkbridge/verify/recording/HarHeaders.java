package org.turkbridge.verify.recording;

import java.util.List;
import org.turkbridge.verify.json.ExactJson;

/** The headers of a request or an answer in a HAR file. */
record HarHeaders(List<Header> all) {
  HarHeaders {
    all = List.copyOf(all);
  }

  static HarHeaders of(Object message) {
    return new HarHeaders(
        ExactJson.items(message, "headers").stream()
            .map(
                header ->
                    new Header(
                        ExactJson.text(header, "name").orElse(""),
                        ExactJson.text(header, "value").orElse("")))
            .filter(header -> !header.name().isEmpty())
            .toList());
  }

  /** The first of that name; empty if there is none. */
  String value(String name) {
    return all.stream().filter(header -> header.is(name)).map(Header::value).findFirst().orElse("");
  }
}
