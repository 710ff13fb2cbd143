package org.turkbridge.junit;

import org.jspecify.annotations.Nullable;

/** Assertions on XML, for answers of the old API beside archived ones. */
public final class XmlAssertions {
  private XmlAssertions() {}

  /**
   * Begins an assertion on a document.
   *
   * @param xml what the program under test got or made
   */
  public static XmlAssert assertThat(@Nullable String xml) {
    return new XmlAssert(xml);
  }
}
