package org.turkbridge.junit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.turkbridge.junit.XmlAssertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;

/** When two answers say the same, and what is said when they do not. */
final class XmlAssertionsTest {
  private static final String ARCHIVED =
      "<R><RequestId>1</RequestId><A>a&lt;b</A><B><C> c </C></B></R>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<R><RequestId>1</RequestId><A>a&lt;b</A><B><C> c </C></B></R>",
        "<?xml version=\"1.0\"?>\n<R>\n <RequestId>2</RequestId>\n <A>a&#60;b</A><B>\n<C> c </C></B>\n</R>",
        "<R><A><![CDATA[a<b]]></A><!-- new --><B><C> c </C></B></R>"
      })
  void equivalent(String xml) {
    assertThatCode(() -> assertThat(xml).isEquivalentTo(ARCHIVED)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<R><A>other</A><B><C> c </C></B></R>|/R[1]/A[1]/text()[1]|a<b|other",
        "<R><A>a&lt;b</A><B><C>c</C></B></R>|/R[1]/B[1]/C[1]/text()[1]|' c '|c",
        "<R><A>a&lt;b</A><B><C/></B></R>|/R[1]/B[1]/C[1]|1|0",
        "<R><A>a&lt;b</A><B><D> c </D></B></R>|/R[1]/B[1]/C[1]|C|D",
        "<R><A x='1'>a&lt;b</A><B><C> c </C></B></R>|/R[1]/A[1]|0|1",
        "<R><B><C> c </C></B><A>a&lt;b</A></R>|/R[1]/A[1]|A|B"
      })
  void differencesHaveTheirPlaceAndBothValues(
      String xml, String path, String archived, String now) {
    assertThatExceptionOfType(AssertionFailedError.class)
        .isThrownBy(() -> assertThat(xml).isEquivalentTo(ARCHIVED))
        .withMessageContaining(path)
        .withMessageContaining("archived: " + archived)
        .withMessageContaining("now:      " + now)
        .satisfies(
            failure -> {
              org.assertj.core.api.Assertions.assertThat(failure.getExpected().getValue())
                  .isEqualTo(ARCHIVED);
              org.assertj.core.api.Assertions.assertThat(failure.getActual().getValue())
                  .isEqualTo(xml);
            });
  }

  @Test
  void blankValuesAreValues() {
    assertThatExceptionOfType(AssertionFailedError.class)
        .isThrownBy(() -> assertThat("<R><A></A></R>").isEquivalentTo("<R><A> </A></R>"));
  }

  @Test
  void spaceAroundDocumentsInATextIsNoDifference() {
    String archived = "<R><Test>\n &lt;Q>a&lt;/Q>\n</Test></R>";
    assertThat("<R><Test>&lt;Q>a&lt;/Q></Test></R>").isEquivalentTo(archived);
    assertThatExceptionOfType(AssertionFailedError.class)
        .isThrownBy(
            () -> assertThat("<R><Test>&lt;Q> a&lt;/Q></Test></R>").isEquivalentTo(archived));
  }

  @ParameterizedTest
  @CsvSource({
    "Gone. (1365080400123 s), Gone. (1795659567206 s), true",
    "Gone. (1365080400123), Gone. (1795659567206), true",
    "Gone. (1365080400123 s), Here. (1365080400123 s), false",
    "Gone. (1365080400123 s), Gone., false",
  })
  void timeAtTheEndOfErrorMessagesIsNoDifference(String archived, String now, boolean equivalent) {
    ThrowingCallable assertion =
        () -> assertThat("<M>" + now + "</M>").isEquivalentTo("<M>" + archived + "</M>");
    if (equivalent) {
      assertThatCode(assertion).doesNotThrowAnyException();
    } else {
      assertThatExceptionOfType(AssertionFailedError.class).isThrownBy(assertion);
    }
  }

  @Test
  @SuppressWarnings("NullAway") // What callers without its checks may do.
  void nullIsTold() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(null).isEquivalentTo("<R/>"))
        .withMessageContaining("Expecting actual not to be null");
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> assertThat("<R/>").isEquivalentTo(null))
        .withMessageContaining("The archived document must not be null");
  }

  @Test
  void moreMayBeIgnored() {
    String xml = "<R xmlns='urn:x'><N>1</N><A>a</A></R>";
    String archived = "<R xmlns='urn:x'><A>a</A></R>";
    assertThatExceptionOfType(AssertionFailedError.class)
        .isThrownBy(() -> assertThat(xml).isEquivalentTo(archived));
    assertThat(xml).ignoring("N").isEquivalentTo(archived);
    assertThat(xml).ignoring("N").ignoring("A").isEquivalentTo("<R xmlns='urn:x'/>");
  }

  @Test
  void fewOfManyDifferencesAreShown() {
    String archived = items(i -> "<I>" + i + "</I>");
    String xml = items(i -> "<I>x" + i + "</I>");
    assertThatExceptionOfType(AssertionFailedError.class)
        .isThrownBy(() -> assertThat(xml).isEquivalentTo(archived))
        .withMessageContaining("/R[1]/I[10]/")
        .withMessageNotContaining("/R[1]/I[11]/")
        .withMessageContaining("and 20 more");
  }

  private static String items(java.util.function.IntFunction<String> item) {
    return IntStream.range(0, 30).mapToObj(item).collect(Collectors.joining("", "<R>", "</R>"));
  }

  @Test
  void documentsThatAreNoXmlAreNamed() {
    assertThatExceptionOfType(AssertionFailedError.class)
        .isThrownBy(() -> assertThat("<R>").isEquivalentTo("<R/>"))
        .withMessageContaining("The document is no well-formed XML");
    assertThatExceptionOfType(AssertionFailedError.class)
        .isThrownBy(() -> assertThat("<R/>").isEquivalentTo("R"))
        .withMessageContaining("The archived document is no well-formed XML");
  }
}
