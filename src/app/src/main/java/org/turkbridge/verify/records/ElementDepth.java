package org.turkbridge.verify.records;

/** How deep elements may be nested in what is compared and validated, lest the stack ends first. */
final class ElementDepth {
  static final int MOST = 256;

  private static final String COMPLAINT_OF_WOODSTOX = "Maximum Element Depth";

  private ElementDepth() {}

  /** Whether a parser with that limit stopped for it. */
  static boolean isExceeded(Exception e) {
    return String.valueOf(e.getMessage()).contains(COMPLAINT_OF_WOODSTOX);
  }
}
