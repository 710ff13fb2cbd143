package org.turkbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.translate.Normalisation.DOUBLE_ESCAPING;
import static org.turkbridge.translate.Normalisation.WHITE_SPACE_AROUND_DOCUMENT;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.turkbridge.xml.XmlCharacters;

/** What is around a document, and what is the document. */
class EmbeddedDocumentTest {
  @Test
  void whiteSpaceAroundADocumentIsNotPartOfIt() {
    assertThat(EmbeddedDocument.normalise("\n\t <a> x </a>\r\n"))
        .isEqualTo(new Translated<>("<a> x </a>", Set.of(WHITE_SPACE_AROUND_DOCUMENT)));
  }

  @Test
  void whiteSpaceAloneAndTextThatIsNoDocumentStayAsTheyAre() {
    for (String text :
        new String[] {"", " ", "\n\t", " free text ", "&lt;not closed", "a &lt;b&gt;"}) {
      assertThat(EmbeddedDocument.normalise(text)).isEqualTo(Translated.unchanged(text));
    }
  }

  @Test
  void aDocumentThatWasEscapedTwiceIsUnescapedOnceMore() {
    assertThat(
            EmbeddedDocument.normalise(
                " &lt;a b=&quot;&amp;lt;&quot;&gt;&#233;&#x1F600;&apos;&lt;/a&gt;"))
        .isEqualTo(
            new Translated<>(
                "<a b=\"&lt;\">\u00E9\uD83D\uDE00'</a>",
                Set.of(DOUBLE_ESCAPING, WHITE_SPACE_AROUND_DOCUMENT)));
  }

  @Test
  void whatIsNoReferenceStaysInADocumentThatWasEscapedTwice() {
    assertThat(EmbeddedDocument.normalise("&lt;a&gt;& &nbsp; &#0; &#xZZ; &lt;/a&gt;").value())
        .isEqualTo("<a>& &nbsp; &#0; &#xZZ; </a>");
  }

  @Property
  void theResultIsNormal(@ForAll String text) {
    assertThat(EmbeddedDocument.isNormal(EmbeddedDocument.normalise(text).value())).isTrue();
  }

  @Property
  void replacingLeavesOnlyWhatXmlCanHold(@ForAll String text) {
    assertThat(XmlCharacters.firstInvalid(XmlCharacters.replaceInvalid(text))).isEqualTo(-1);
    assertThat(XmlCharacters.replaceInvalid(text).equals(text))
        .isEqualTo(XmlCharacters.firstInvalid(text) < 0);
  }
}
