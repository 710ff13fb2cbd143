package org.turkbridge.awscli.paging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service with a list of letters, in pages of a size that it is asked for, or else three. */
final class Pages {
  private static final int USUAL_SIZE = 3;

  private final String letters;
  private final List<Map<String, @Nullable Object>> calls =
      Collections.synchronizedList(new ArrayList<>());

  Pages(String letters) {
    this.letters = letters;
  }

  /** What it was asked, so far. */
  List<Map<String, @Nullable Object>> calls() {
    return List.copyOf(calls);
  }

  Answer answer(Map<String, @Nullable Object> parameters) {
    calls.add(new LinkedHashMap<>(parameters));
    Object token = parameters.get("NextToken");
    int start = token == null ? 0 : Integer.parseInt(token.toString());
    int size =
        parameters.get("MaxResults") instanceof Number number ? number.intValue() : USUAL_SIZE;
    int end = Math.min(letters.length(), start + size);
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("NumResults", (long) (end - start));
    if (end < letters.length()) {
      values.put("NextToken", String.valueOf(end));
    }
    values.put("QualificationRequests", List.of(letters.substring(start, end).split("")));
    return new Answer() {
      @Override
      public @Nullable String nextToken() {
        return (String) values.get("NextToken");
      }

      @Override
      public Map<String, @Nullable Object> values() {
        return values;
      }
    };
  }
}
