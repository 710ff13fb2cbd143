package org.turkbridge.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** An archive longer than the largest page of either API. */
final class ManyRequests {
  static final int COUNT = 230;
  static final String TYPE = "3MANYREQUESTSTYPEOFTHEEXAMPLE";

  private static final Instant START = Instant.parse("2013-09-01T08:00:00Z");
  private static final String[] WORDS = {
    "na\u00EFve caf\u00E9",
    "\u0396\u03B5\u03C3\u03C4\u03CC",
    "\uD83D\uDC69\u200D\uD83C\uDF73",
    "<b>&amp;</b>",
    "\u8A66\u9A13"
  };

  private ManyRequests() {}

  /** Writes it, neither in the order of time nor in that of ids. */
  static void write(Path file) throws IOException {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n<QualificationRequests>");
    for (int i = 0; i < COUNT; i++) {
      int shuffled = i * 97 % COUNT;
      // Three by three at the same second.
      Instant time = START.plusSeconds(shuffled / 3);
      xml.append("<QualificationRequest>")
          .append(element("QualificationRequestId", "3MANY%03dEXAMPLE".formatted(i * 41 % COUNT)))
          .append(element("QualificationTypeId", TYPE))
          .append(element("SubjectId", "A%04dEXAMPLE".formatted(i)))
          .append(element("Test", escaped(form(i))))
          .append(element("Answer", escaped(answers(i))))
          .append(element("SubmitTime", time.toString()))
          .append("</QualificationRequest>\n");
    }
    Files.writeString(file, xml.append("</QualificationRequests>\n"));
  }

  private static String form(int i) {
    return "<QuestionForm><Overview><FormattedContent><![CDATA[<p>"
        + WORDS[i % WORDS.length]
        + " </p>]]></FormattedContent></Overview></QuestionForm>";
  }

  private static String answers(int i) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<QuestionFormAnswers><Answer>"
        + element("QuestionIdentifier", "q" + i)
        + element("FreeText", escaped(WORDS[(i + 1) % WORDS.length]))
        + "</Answer></QuestionFormAnswers>";
  }

  private static String element(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
