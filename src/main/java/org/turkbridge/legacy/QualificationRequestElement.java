package org.turkbridge.legacy;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.turkbridge.message.QualificationRequest;

/**
 * A QualificationRequest as answers carry it, written once and then kept: the texts are large, and
 * JAXB takes several times as long for them. The bytes are those that JAXB would write, but for a
 * carriage return, which is a decimal reference.
 */
public final class QualificationRequestElement {
  private QualificationRequestElement() {}

  /**
   * The element in UTF-8, without namespace or white space. What is null is left out.
   *
   * @param request whose texts hold only what XML can
   */
  public static byte[] write(QualificationRequest request) {
    StringBuilder xml =
        new StringBuilder(512 + length(request.getTest()) + length(request.getAnswer()));
    xml.append("<QualificationRequest>");
    element(xml, "QualificationRequestId", request.getQualificationRequestId());
    element(xml, "QualificationTypeId", request.getQualificationTypeId());
    element(xml, "SubjectId", request.getSubjectId());
    element(xml, "Test", request.getTest());
    element(xml, "Answer", request.getAnswer());
    element(xml, "SubmitTime", request.getSubmitTime());
    xml.append("</QualificationRequest>");
    return xml.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Half as much again for what is escaped. */
  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length() + text.length() / 2;
  }

  private static void element(StringBuilder xml, String name, @Nullable String text) {
    if (text != null) {
      xml.append('<').append(name).append('>');
      escape(xml, text);
      xml.append("</").append(name).append('>');
    }
  }

  private static void escape(StringBuilder xml, String text) {
    int copied = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '&' || c == '<' || c == '>' || c == '\r') {
        xml.append(text, copied, at).append(escaped(c));
        copied = at + 1;
      }
    }
    xml.append(text, copied, text.length());
  }

  private static String escaped(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      default -> "&#13;";
    };
  }
}
