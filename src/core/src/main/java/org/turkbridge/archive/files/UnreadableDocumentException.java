package org.turkbridge.archive.files;

import java.io.IOException;

/** One file, or one member of an archive, cannot be read. What comes after it can be. */
public final class UnreadableDocumentException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String documentName;
  private final String reason;

  UnreadableDocumentException(String documentName, String reason) {
    super(documentName + ": " + reason);
    this.documentName = documentName;
    this.reason = reason;
  }

  /** The name as {@link InputDocument#name} would be; control characters are replaced. */
  public String documentName() {
    return documentName;
  }

  /** What is wrong and what the user can do about it. */
  public String reason() {
    return reason;
  }
}
