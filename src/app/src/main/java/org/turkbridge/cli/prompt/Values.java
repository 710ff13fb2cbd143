package org.turkbridge.cli.prompt;

import java.util.Collection;
import java.util.List;

/** Values that an option may have. */
@FunctionalInterface
public interface Values {
  /**
   * Those that come to mind; others may do as well, and the caller leaves out what does not begin
   * so.
   *
   * @param begun what is there of the value
   */
  List<Suggestion> suggest(String begun);

  /** These only. */
  static Values of(Collection<String> words) {
    List<Suggestion> all = words.stream().map(Suggestion::whole).toList();
    return begun -> all;
  }
}
