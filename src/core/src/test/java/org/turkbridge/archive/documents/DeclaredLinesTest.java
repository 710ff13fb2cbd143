package org.turkbridge.archive.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.archive.documents.KindsInOrder.stream;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.Place;

/** Lines that end within an XML declaration are lines too. */
class DeclaredLinesTest {
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r", "\n\n", " \n"})
  void areCounted(String lineEnd) throws IOException {
    String declaration = "<?xml" + lineEnd + " version='1.0'" + lineEnd + "?>\n";
    String document =
        declaration
            + "<L>\n<HIT><HITId>H1</HITId></HIT></L>\n"
            + declaration
            + "<HIT><HITId>H2</HITId></HIT>";

    KindsInOrder told = KindsInOrder.read(stream(document));

    assertThat(told.order).containsExactly("HIT H1", "HIT H2");
    assertThat(told.places())
        .extracting(Place::line)
        .containsExactly(lineOf("<HIT><HITId>H1", document), lineOf("<HIT><HITId>H2", document));
  }

  private static int lineOf(String text, String document) {
    String before = document.substring(0, document.indexOf(text));
    return before.split("\r\n|\r|\n", -1).length;
  }
}
