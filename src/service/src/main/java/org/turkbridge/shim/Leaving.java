package org.turkbridge.shim;

/**
 * What leaves a list: the item of an id, or all with a text.
 *
 * @param isById whether the value is an id, as in {@link SortKey#id}, else a text
 */
record Leaving(boolean isById, String value) {
  static Leaving ofId(String id) {
    return new Leaving(true, id);
  }

  static Leaving ofText(String text) {
    return new Leaving(false, text);
  }

  boolean is(SortKey key) {
    return value.equals(isById ? key.id() : key.text());
  }
}
