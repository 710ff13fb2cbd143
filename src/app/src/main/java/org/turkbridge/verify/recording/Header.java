package org.turkbridge.verify.recording;

/** A header of a request or an answer. */
public record Header(String name, String value) {
  boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }
}
