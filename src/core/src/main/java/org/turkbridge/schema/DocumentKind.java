package org.turkbridge.schema;

import org.jspecify.annotations.Nullable;

/** The kinds of document that a Qualification test is made of. */
public enum DocumentKind {
  QUESTION_FORM("QuestionForm", DocumentKind.PARAMETER, "2017-11-06"),
  ANSWER_KEY("AnswerKey", DocumentKind.PARAMETER, null),
  /** No limit is documented for it: a call to the embedded service can carry no more. */
  QUESTION_FORM_ANSWERS("QuestionFormAnswers", 1 << 20, null);

  /** The most that the Test and AnswerKey of an operation may have. */
  private static final int PARAMETER = 65535;

  private static final String FAMILY =
      "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/";

  private final String root;
  private final int mostBytes;
  private final @Nullable String laterVersion;
  private final String namespace;

  DocumentKind(String root, int mostBytes, @Nullable String laterVersion) {
    this.root = root;
    this.mostBytes = mostBytes;
    this.laterVersion = laterVersion;
    // JAXB compares namespaces by identity.
    this.namespace = namespace("2005-10-01").intern();
  }

  /** The name of its root element, which is that of its schema, too. */
  public String root() {
    return root;
  }

  /** The most bytes that it may have in UTF-8. */
  public int mostBytes() {
    return mostBytes;
  }

  /** That of 2005-10-01, which the schema is of. */
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
    return written.isEmpty() || (laterVersion != null && written.equals(namespace(laterVersion)));
  }

  private String namespace(String version) {
    return FAMILY + version + "/" + root + ".xsd";
  }
}
