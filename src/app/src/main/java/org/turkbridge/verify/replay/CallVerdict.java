package org.turkbridge.verify.replay;

/** How a call came out. */
public enum CallVerdict {
  EQUAL,
  DIFFERENT,
  /** It could not be read, or its answer says nothing about the service. */
  UNCHECKED
}
