package org.turkbridge.console.data;

import org.jspecify.annotations.Nullable;

/** What something has under a name. */
public record Member(String name, Cell value) {
  static Member of(String name, @Nullable Object value) {
    return new Member(name, Cell.of(value));
  }
}
