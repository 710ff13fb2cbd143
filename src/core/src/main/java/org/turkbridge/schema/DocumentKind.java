package org.turkbridge.schema;

import org.jspecify.annotations.Nullable;

/** The kinds of document that Qualification tests, questions of HITs and answers are made of. */
public enum DocumentKind {
  QUESTION_FORM("QuestionForm", "2005-10-01", "2017-11-06", DocumentKind.PARAMETER),
  EXTERNAL_QUESTION("ExternalQuestion", "2006-07-14", null, DocumentKind.PARAMETER),
  HTML_QUESTION("HTMLQuestion", "2011-11-11", null, DocumentKind.PARAMETER),
  ANSWER_KEY("AnswerKey", "2005-10-01", null, DocumentKind.PARAMETER),
  /** No limit is documented for it: a call to the embedded service can carry no more. */
  QUESTION_FORM_ANSWERS("QuestionFormAnswers", "2005-10-01", null, 1 << 20),
  /** The XHTML in a QuestionForm. It is written there without the element that it has here. */
  FORMATTED_CONTENT("FormattedContent", DocumentKind.PARAMETER, "http://www.w3.org/1999/xhtml");

  /** The most that the Test, AnswerKey or Question of an operation may have. */
  private static final int PARAMETER = 65535;

  private static final String FAMILY =
      "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/";

  private final String root;
  private final int mostBytes;
  private final @Nullable String laterNamespace;
  private final String namespace;

  DocumentKind(String root, String version, @Nullable String laterVersion, int mostBytes) {
    this.root = root;
    this.mostBytes = mostBytes;
    this.laterNamespace = laterVersion == null ? null : namespace(laterVersion, root);
    // JAXB compares namespaces by identity.
    this.namespace = namespace(version, root).intern();
  }

  DocumentKind(String root, int mostBytes, String namespace) {
    this.root = root;
    this.mostBytes = mostBytes;
    this.laterNamespace = null;
    this.namespace = namespace;
  }

  private static String namespace(String version, String root) {
    return FAMILY + version + "/" + root + ".xsd";
  }

  /** The name of its root element, which is that of its schema, too. */
  public String root() {
    return root;
  }

  /** The most bytes that it may have in UTF-8. */
  public int mostBytes() {
    return mostBytes;
  }

  /** That of the version which the schema is of. */
  public String namespace() {
    return namespace;
  }

  /** What its schema complains about, without the namespace. */
  public String unqualified(String complaint) {
    return complaint.replace("\"" + namespace + "\":", "");
  }

  /**
   * Whether a document of that namespace is read by the schema, its own namespace aside.
   *
   * @param written empty for none
   */
  boolean isReadAs(String written) {
    return written.isEmpty() || written.equals(laterNamespace);
  }
}
