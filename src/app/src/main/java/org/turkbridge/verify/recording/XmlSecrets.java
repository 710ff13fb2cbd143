package org.turkbridge.verify.recording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.turkbridge.requester.SecretNames;

/** Takes secrets out of XML, whether it is well-formed or not, to the letter of all else. */
final class XmlSecrets {
  private static final Pattern START_TAG =
      Pattern.compile("<(?:[\\w.-]+:)?([\\w.-]+)(?:\\s[^<>]*)?(?<!/)>");

  private static final Pattern ATTRIBUTE =
      Pattern.compile("(?<=\\s)([\\w.:-]+)(\\s*=\\s*)(?:\"([^\"]*)\"|'([^']*)')");

  private static final Pattern MARKUP =
      Pattern.compile("<!--.*?-->|<!\\[CDATA\\[|\\]\\]>|<[^<>]*>", Pattern.DOTALL);

  private final FoundSecrets secrets;

  XmlSecrets(FoundSecrets secrets) {
    this.secrets = secrets;
  }

  String removed(String xml) {
    return withoutElements(withoutAttributes(xml));
  }

  private String withoutAttributes(String xml) {
    return ATTRIBUTE
        .matcher(xml)
        .replaceAll(
            found -> {
              String value = found.group(3) != null ? found.group(3) : found.group(4);
              boolean isSecret =
                  !found.group(1).startsWith("xmlns")
                      && SecretNames.isSecret(found.group(1))
                      && !value.isBlank();
              if (isSecret) {
                secrets.add(value);
              }
              return Matcher.quoteReplacement(
                  isSecret
                      ? found.group(1) + found.group(2) + '"' + Redaction.REMOVED + '"'
                      : found.group());
            });
  }

  private String withoutElements(String xml) {
    StringBuilder removed = new StringBuilder(xml.length());
    Matcher tag = START_TAG.matcher(xml);
    int copied = 0;
    while (tag.find(copied)) {
      removed.append(xml, copied, tag.end());
      copied = tag.end();
      if (SecretNames.isSecret(tag.group(1))) {
        int end = endOf(xml, qualifiedName(tag.group()), copied);
        String content = xml.substring(copied, end);
        if (!content.isBlank()) {
          secrets.add(content);
          secrets.add(MARKUP.matcher(content).replaceAll(""));
          removed.append(Redaction.REMOVED);
          copied = end;
        }
      }
    }
    return removed.append(xml, copied, xml.length()).toString();
  }

  private static String qualifiedName(String tag) {
    return tag.substring(1).split("[\\s>]", 2)[0];
  }

  /** Where the element is closed; the end of the text if it is not. */
  private static int endOf(String xml, String name, int from) {
    Matcher tag =
        Pattern.compile("<(/?)" + Pattern.quote(name) + "(?:\\s[^<>]*)?(?<!/)>").matcher(xml);
    tag.region(from, xml.length());
    int open = 1;
    while (tag.find()) {
      open += tag.group(1).isEmpty() ? 1 : -1;
      if (open == 0) {
        return tag.start();
      }
    }
    return xml.length();
  }
}
