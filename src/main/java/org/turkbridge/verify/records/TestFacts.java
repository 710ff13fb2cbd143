package org.turkbridge.verify.records;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Facts about the Tests that came last: the requests for one type nearly all have the same one. */
final class TestFacts {
  private static final int MOST = 64;

  private final Function<String, DocumentFacts> check;
  private final Map<String, DocumentFacts> known =
      new LinkedHashMap<>(2 * MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DocumentFacts> eldest) {
          return size() > MOST;
        }
      };

  TestFacts(Function<String, DocumentFacts> check) {
    this.check = check;
  }

  DocumentFacts of(String test) {
    return known.computeIfAbsent(test, check);
  }
}
