package org.turkbridge.verify.recording;

import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.turkbridge.legacy.Transport;
import org.turkbridge.xml.XmlCharacters;
import org.turkbridge.xml.XmlFactories;

/** Takes secrets out of the text of a body. Of one that nobody can read nothing is left. */
final class BodyRedaction {
  private static final Pattern MARK = Pattern.compile("\\A(?:\u00EF\u00BB\u00BF|\uFEFF)?\\s*");
  private static final Pattern DOCTYPE = Pattern.compile("<!(?:DOCTYPE|ENTITY)");

  /** Visible ASCII, each pair with a name, and nothing that another syntax would be full of. */
  private static final Pattern FORM =
      Pattern.compile("(?:[!-~&&[^=&<>\"\\\\]]++=[!-~&&[^&<>\"\\\\]]*+(?:&++|\\s*+\\z))*+");

  private final FoundSecrets secrets;
  private final ParameterSecrets parameters;

  BodyRedaction(FoundSecrets secrets, ParameterSecrets parameters) {
    this.secrets = secrets;
    this.parameters = parameters;
  }

  /**
   * The text without its secrets.
   *
   * @param readAs how a reader of envelopes makes a call of the request; empty if none does
   */
  String removed(String body, Optional<Transport> readAs) {
    return body.isBlank() ? body : readable(body, readAs).orElse(Redaction.REMOVED);
  }

  private Optional<String> readable(String body, Optional<Transport> readAs) {
    Matcher mark = MARK.matcher(body);
    int start = mark.lookingAt() ? mark.end() : 0;
    String text = body.substring(start);
    Optional<String> removed =
        switch (text.charAt(0)) {
          case '<' -> xml(text, readAs);
          case '{', '[' -> new JsonSecrets(secrets).removed(text).map(parameters::removedFromText);
          default ->
              text.startsWith("--")
                  ? new MultipartSecrets(secrets).removed(text).map(parameters::removedFromText)
                  : form(text, readAs);
        };
    return removed.map(rest -> body.substring(0, start) + rest);
  }

  private Optional<String> xml(String text, Optional<Transport> readAs) {
    boolean readable = !DOCTYPE.matcher(text).find() && (readAs.isPresent() || isWellFormed(text));
    return readable
        ? Optional.of(parameters.removedFromText(new XmlSecrets(secrets).removed(text)))
        : Optional.empty();
  }

  private Optional<String> form(String text, Optional<Transport> readAs) {
    boolean readable =
        readAs.filter(Transport.REST::equals).isPresent()
            ? text.chars().noneMatch(XmlCharacters::isInvalidControl)
            : FORM.matcher(text).matches();
    return readable ? Optional.of(parameters.removedFromForm(text)) : Optional.empty();
  }

  private static boolean isWellFormed(String text) {
    XMLInputFactory factory = XmlFactories.streams();
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
      while (xml.hasNext()) {
        xml.next();
      }
      return true;
    } catch (XMLStreamException e) {
      return false;
    }
  }
}
