package org.turkbridge.archive.xml;

import java.io.IOException;

/**
 * A tag put behind a stretch of a document. A parser that meets it as a tag is where a document can
 * be cut: in no other tag, comment or section of text.
 */
final class EndMark {
  private static final String NAME = "turkbridge-end-of-stretch";

  static final String TAG = "<" + NAME + "/>";

  private final XmlText text;
  private boolean met;

  EndMark(XmlText text) {
    this.text = text;
  }

  /** Whether the cursor stands on the mark and not on an element that happens to have its name. */
  boolean isAt(XmlCursor cursor) throws IOException {
    met =
        cursor.localName().equals(NAME)
            && text.atEnd()
            && cursor.position() == text.position() - TAG.length();
    return met;
  }

  boolean wasMet() {
    return met;
  }
}
