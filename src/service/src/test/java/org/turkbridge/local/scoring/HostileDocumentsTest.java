package org.turkbridge.local.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.turkbridge.local.scoring.Documents.answers;
import static org.turkbridge.local.scoring.Documents.form;
import static org.turkbridge.local.scoring.Documents.freeText;
import static org.turkbridge.local.scoring.Documents.key;
import static org.turkbridge.local.scoring.Documents.option;
import static org.turkbridge.local.scoring.Documents.radioButtons;
import static org.turkbridge.local.scoring.Documents.scored;
import static org.turkbridge.local.scoring.Documents.typed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.local.scoring.DocumentException.Fault;

/** Whatever comes, it is read or refused with a reason, and nothing else happens. */
@Isolated("it changes the locale")
class HostileDocumentsTest {
  private static final TestDocuments DOCUMENTS = new TestDocuments();
  private static final String FORM = form(radioButtons("q", "a"));
  private static final QualificationTest TEST = DOCUMENTS.readTest(form(radioButtons("q", "a")));

  static Stream<Arguments> notWellFormed() {
    return Stream.of(
        arguments("", 1, 1, "it is empty"),
        arguments(" \n ", 1, 1, "it is empty"),
        arguments("once upon a time", 1, 1, "cannot be read as XML"),
        arguments("&lt;QuestionForm/&gt;", 1, 1, "cannot be read as XML"),
        arguments("\n  " + FORM.replace("</Text>", "\n</Title>"), 3, 7, "</Text>"),
        arguments(FORM + "\n" + FORM, 2, 2, "cannot be read as XML"),
        arguments(FORM + "\n stray", 2, 2, "cannot be read as XML"),
        arguments(FORM + "<!-- a -->\n<!-- b --><a/>", 2, 12, "cannot be read as XML"),
        arguments(
            "\n\n " + FORM.replace("</QuestionForm>", ""), 3, FORM.length() - 14, "<QuestionForm>"),
        arguments("\r\r\n <!DOCTYPE a>" + FORM, 3, 2, "DOCTYPE is not allowed; leave it out"),
        arguments("<!DOCTYPE a SYSTEM 'http://a.example/b.dtd'>\n" + FORM, 1, 1, "DOCTYPE"),
        arguments(
            "<!DOCTYPE a [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]>" + FORM.replace("?<", "&c;<"),
            1,
            1,
            "DOCTYPE"),
        arguments(FORM.replace(">?<", ">\n&nbsp;<"), 2, 6, "nbsp"),
        arguments(FORM.replace(">?<", ">\n\u0001<"), 2, 1, "U+0001"),
        arguments(FORM.replace(">?<", ">\n \ud800<"), 2, 2, "U+D800"),
        arguments(FORM.replace(">?<", ">\r\n\uffff<"), 2, 1, "U+FFFF"),
        arguments(FORM.replace(">?<", ">\n&#0;<"), 2, 4, "character reference"));
  }

  @ParameterizedTest
  @MethodSource
  void notWellFormed(String document, int line, int column, String message) {
    Refused.by(() -> DOCUMENTS.readTest(document))
        .as(Fault.NOT_WELL_FORMED)
        .at(line, column)
        .saying("QuestionForm, ", message);
  }

  static Stream<Arguments> notValid() {
    String instance = " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:";
    return Stream.of(
        arguments("<a/>", "cvc-elt.1.a"),
        arguments(FORM.replace("2005-10-01", "2006-07-14"), "cvc-elt.1.a"),
        arguments(form("<Overview/>"), "One of '{Title, Text"),
        arguments(form("<Overview><Text xmlns=''>a</Text></Overview>"), "'Text'"),
        arguments(form("stray"), "cvc-complex-type.2.3"),
        arguments(FORM.replace("<Text>", "<Text" + instance + "nil='true'>"), "cvc-elt.3.1"),
        arguments(
            FORM.replace("<Text>", "<Text" + instance + "type='QuestionForm'>"), "cvc-elt.4.2"),
        arguments(
            FORM.replace(
                "<Text>", "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude'/><Text>"),
            ":include}"),
        arguments(FORM.replace("<Text>", "<Text " + attributes(500) + ">"), "cvc-complex-type"));
  }

  @ParameterizedTest
  @MethodSource
  void notValid(String document, String message) {
    Refused.by(() -> DOCUMENTS.readTest(document)).as(Fault.NOT_VALID).saying(message);
  }

  @Test
  void entitiesOutsideAreNotRead(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "the secret");
    String form =
        "<!DOCTYPE a [<!ENTITY s SYSTEM '" + secret.toUri() + "'>]>" + FORM.replace("?<", "&s;<");

    assertThat(Refused.by(() -> DOCUMENTS.readTest(form)).as(Fault.NOT_WELL_FORMED).message())
        .doesNotContain("secret");
  }

  @Test
  void schemasOutsideAreNotRead(@TempDir Path folder) throws IOException {
    Path schema = Files.writeString(folder.resolve("schema"), "not a schema");
    String form =
        FORM.replaceFirst(
            ">",
            " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='"
                + Documents.FAMILY
                + "2005-10-01/QuestionForm.xsd "
                + schema.toUri()
                + "'>");

    assertThat(DOCUMENTS.readTest(form).questions()).hasSize(1);
  }

  @Test
  void elementsTenThousandDeep() {
    String deep = "<a>".repeat(10_000) + "</a>".repeat(10_000);

    Refused.by(() -> DOCUMENTS.readAnswer(deep)).as(Fault.NOT_VALID).at(1, 1);
    Refused.by(() -> DOCUMENTS.readAnswer(answers(deep))).as(Fault.NOT_VALID);
    Refused.by(() -> DOCUMENTS.readAnswer(answers(typed("q", deep)))).as(Fault.NOT_VALID);
    assertThat(DOCUMENTS.readAnswer(answers(typed("q", "<![CDATA[" + deep + "]]>"))).text("q"))
        .isEqualTo(deep);
  }

  @Test
  void aTestHas65535BytesAtMost() {
    int room = 65535 - FORM.length();

    assertThat(DOCUMENTS.readTest(FORM + " ".repeat(room)).questions()).hasSize(1);
    Refused.by(() -> DOCUMENTS.readTest(FORM + " ".repeat(room + 1)))
        .as(Fault.TOO_LONG)
        .at(1, 1)
        .saying("65536 bytes; at most 65535");
    Refused.by(() -> DOCUMENTS.readTest(FORM.replace("?", "語".repeat(room / 3 + 1))))
        .as(Fault.TOO_LONG);
    Refused.by(() -> DOCUMENTS.readKey("<".repeat(65536), TEST))
        .as(Fault.TOO_LONG)
        .saying("AnswerKey, ");
  }

  @Test
  void whatIsQuotedIsShort() {
    String huge = "\ud83d\ude00".repeat(15_000);

    assertThat(Refused.by(() -> DOCUMENTS.readTest(form(huge))).message()).hasSizeLessThan(450);
    assertThat(Refused.by(() -> DOCUMENTS.readTest(FORM.replace("</Question>", huge))).message())
        .hasSizeLessThan(450);
    assertThat(
            Refused.by(() -> DOCUMENTS.readKey(key(scored(huge, option(1, "a"))), TEST))
                .as(Fault.INCONSISTENT)
                .message())
        .hasSizeLessThan(200)
        .endsWith("\ud83d\ude00...'");
    assertThat(TEST.violations(DOCUMENTS.readAnswer(answers(typed(huge, "")))))
        .allSatisfy(violation -> assertThat(violation).hasSizeLessThan(100));
  }

  @Test
  void messagesAreEnglishEverywhere() {
    Locale here = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      Refused.by(() -> new TestDocuments().readTest(form("<Overview/>")))
          .saying("The content of element 'Overview' is not complete");
    } finally {
      Locale.setDefault(here);
    }
  }

  @Test
  void threadsDoNotDisturbEachOther() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<String>> readings =
          IntStream.range(0, 200)
              .<Callable<String>>mapToObj(
                  number ->
                      () ->
                          number % 2 == 0
                              ? DOCUMENTS
                                  .readTest(form(freeText("q" + number)))
                                  .questions()
                                  .get(0)
                                  .identifier()
                              : Refused.by(
                                      () -> DOCUMENTS.readTest(form("\n".repeat(number) + "<a/>")))
                                  .at(number + 1, 1)
                                  .message())
              .toList();
      List<Future<String>> read = threads.invokeAll(readings);
      for (int number = 0; number < read.size(); number += 2) {
        assertThat(read.get(number).get()).isEqualTo("q" + number);
        assertThat(read.get(number + 1).get()).contains("line " + (number + 2));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Property(tries = 2000)
  void aDamagedDocumentIsReadOrRefused(
      @ForAll @IntRange(max = 1 << 20) int place,
      @ForAll @IntRange(max = 3) int removed,
      @ForAll @CharRange(from = ' ', to = '~') char inserted) {
    int at = place % FORM.length();
    String damaged =
        FORM.substring(0, at) + inserted + FORM.substring(Math.min(FORM.length(), at + removed));
    try {
      assertThat(DOCUMENTS.readTest(damaged).questions()).hasSizeLessThan(2);
    } catch (DocumentException e) {
      assertThat(e.line()).isEqualTo(1);
      assertThat(e.column()).isBetween(1, damaged.length() + 2);
    }
  }

  @Property
  void anyTextIsReadOrRefused(@ForAll String text) {
    try {
      DOCUMENTS.readAnswer(answers(typed("q", text)));
    } catch (DocumentException e) {
      assertThat(e.fault()).isNotEqualTo(Fault.INCONSISTENT);
    }
    Refused.by(() -> DOCUMENTS.readKey(text, TEST));
  }

  private static String attributes(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> "a" + number + "=''")
        .collect(Collectors.joining(" "));
  }
}
