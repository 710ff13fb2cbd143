package org.turkbridge.local.scoring;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.turkbridge.local.scoring.DocumentException.Fault;
import org.turkbridge.message.questionform.QuestionForm;
import org.turkbridge.schema.DocumentEvents;
import org.turkbridge.schema.DocumentKind;
import org.turkbridge.translate.EmbeddedDocument;
import org.turkbridge.xml.XmlFactories;

/** Reads the Questions of HITs. Safe for any thread. */
final class HitQuestions {
  private static final String QUESTION = "Question";
  private static final List<DocumentKind> KINDS =
      List.of(
          DocumentKind.QUESTION_FORM, DocumentKind.EXTERNAL_QUESTION, DocumentKind.HTML_QUESTION);

  private final ValidDocumentReader<QuestionForm> forms;
  private final FormattedContents formattedContents;
  private final WstxInputFactory parsers = XmlFactories.streams();
  private final SchemaCheck external =
      new SchemaCheck(
          DocumentKind.EXTERNAL_QUESTION, DocumentEvents.parsers(ValidDocumentReader.DEEPEST));
  private final SchemaCheck html =
      new SchemaCheck(
          DocumentKind.HTML_QUESTION, DocumentEvents.parsers(ValidDocumentReader.DEEPEST));

  HitQuestions(ValidDocumentReader<QuestionForm> forms, FormattedContents formattedContents) {
    this.forms = forms;
    this.formattedContents = formattedContents;
  }

  /**
   * Requires a Question that can be used.
   *
   * @throws DocumentException unless it is one
   */
  void require(String question) {
    DocumentText document = text(question);
    DocumentKind kind = kind(document);
    DocumentText named = document.as(kind);
    switch (kind) {
      case EXTERNAL_QUESTION ->
          requireWebAddress(named, external.require(named).getOrDefault("ExternalURL", ""));
      case HTML_QUESTION -> html.require(named);
      default -> {
        ValidDocument<QuestionForm> form = forms.read(named);
        formattedContents.require(form);
        QuestionFormReader.requireQuestion(form);
      }
    }
  }

  /**
   * What a Question has, usable or not.
   *
   * @throws DocumentException unless it is valid by the schema of its kind
   */
  HitQuestion read(String question) {
    DocumentText document = text(question);
    DocumentKind kind = kind(document);
    DocumentText named = document.as(kind);
    return switch (kind) {
      case EXTERNAL_QUESTION ->
          new HitQuestion.External(
              EmbeddedDocument.trim(external.require(named).getOrDefault("ExternalURL", "")));
      case HTML_QUESTION ->
          new HitQuestion.Html(html.require(named).getOrDefault("HTMLContent", ""));
      default -> new HitQuestion.Form(forms.read(named).root());
    };
  }

  private static DocumentText text(String question) {
    return DocumentText.of(QUESTION, DocumentKind.QUESTION_FORM.mostBytes(), question);
  }

  private DocumentKind kind(DocumentText document) {
    try {
      XMLStreamReader events = parsers.createXMLStreamReader(new StringReader(document.text()));
      while (events.next() != XMLStreamConstants.START_ELEMENT) {
        // What stands before the root is for the schema's check.
      }
      String root = events.getLocalName();
      return KINDS.stream()
          .filter(kind -> kind.root().equals(root))
          .findFirst()
          .orElseThrow(
              () ->
                  document.notValid(
                      new DocumentPlace(1, 1),
                      ShortQuotation.of(root)
                          + " is none of "
                          + KINDS.stream()
                              .map(DocumentKind::root)
                              .collect(Collectors.joining(", "))));
    } catch (XMLStreamException e) {
      throw document.notWellFormed(e);
    }
  }

  private static void requireWebAddress(DocumentText document, String address) {
    String url = EmbeddedDocument.trim(address).toLowerCase(Locale.ROOT);
    if (!url.matches("https?://.+")) {
      throw new DocumentException(
          document.name(),
          Fault.INCONSISTENT,
          document.start(),
          "the ExternalURL "
              + ShortQuotation.of(address)
              + " is no address of a web page; it begins with https:// or http://");
    }
  }
}
