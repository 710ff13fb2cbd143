package org.turkbridge.legacy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.turkbridge.message.QualificationRequest;

/**
 * A QualificationRequest as answers carry it, written once and then kept: the texts are large, and
 * JAXB takes several times as long for them. The bytes are those that JAXB would write, but for a
 * carriage return, which is a decimal reference.
 */
public final class QualificationRequestElement {
  private static final int LIKELY_SIZE = 8192;
  private static final byte[] START = ascii("<QualificationRequest>");
  private static final byte[] END = ascii("</QualificationRequest>");
  private static final Tags REQUEST_ID = Tags.of("QualificationRequestId");
  private static final Tags TYPE_ID = Tags.of("QualificationTypeId");
  private static final Tags SUBJECT_ID = Tags.of("SubjectId");
  private static final Tags TEST = Tags.of("Test");
  private static final Tags ANSWER = Tags.of("Answer");
  private static final Tags SUBMIT_TIME = Tags.of("SubmitTime");
  private static final byte[] AMPERSAND = ascii("&amp;");
  private static final byte[] LESS = ascii("&lt;");
  private static final byte[] GREATER = ascii("&gt;");
  private static final byte[] RETURN = ascii("&#13;");

  private QualificationRequestElement() {}

  /**
   * The element in UTF-8, without namespace or white space. What is null is left out.
   *
   * @param request whose texts hold only what XML can
   */
  public static byte[] write(QualificationRequest request) {
    ByteArrayOutputStream xml = new ByteArrayOutputStream(LIKELY_SIZE);
    xml.writeBytes(START);
    element(xml, REQUEST_ID, request.getQualificationRequestId());
    element(xml, TYPE_ID, request.getQualificationTypeId());
    element(xml, SUBJECT_ID, request.getSubjectId());
    element(xml, TEST, request.getTest());
    element(xml, ANSWER, request.getAnswer());
    element(xml, SUBMIT_TIME, request.getSubmitTime());
    xml.writeBytes(END);
    return xml.toByteArray();
  }

  private static void element(ByteArrayOutputStream xml, Tags tags, @Nullable String text) {
    if (text != null) {
      xml.writeBytes(tags.start());
      escape(xml, text.getBytes(StandardCharsets.UTF_8));
      xml.writeBytes(tags.end());
    }
  }

  /** In UTF-8 the characters to escape are bytes that nothing else contains. */
  private static void escape(ByteArrayOutputStream xml, byte[] text) {
    int copied = 0;
    for (int at = 0; at < text.length; at++) {
      byte b = text[at];
      if (b == '&' || b == '<' || b == '>' || b == '\r') {
        xml.write(text, copied, at - copied);
        xml.writeBytes(escaped(b));
        copied = at + 1;
      }
    }
    xml.write(text, copied, text.length - copied);
  }

  private static byte[] escaped(byte character) {
    return switch (character) {
      case '&' -> AMPERSAND;
      case '<' -> LESS;
      case '>' -> GREATER;
      default -> RETURN;
    };
  }

  @SuppressWarnings("ArrayRecordComponent") // Written, never compared.
  private record Tags(byte[] start, byte[] end) {
    static Tags of(String name) {
      return new Tags(ascii("<" + name + ">"), ascii("</" + name + ">"));
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
