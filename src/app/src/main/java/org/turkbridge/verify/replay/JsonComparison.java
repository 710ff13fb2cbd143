package org.turkbridge.verify.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turkbridge.verify.json.ExactJson;
import org.turkbridge.verify.json.JsonFaults;
import org.turkbridge.verify.report.Observation;

/** Compares JSON by value. The order of members means nothing, that of items does. */
final class JsonComparison {
  private static final int MOST_DIGITS = 1000;

  private final IgnoredValues ignored;
  private final RecordKey keys;
  private final List<Observation> differences = new ArrayList<>();

  private JsonComparison(IgnoredValues ignored) {
    this.ignored = ignored;
    this.keys = new RecordKey(ignored);
  }

  static List<Observation> compare(byte[] before, byte[] after, IgnoredValues ignored) {
    JsonComparison comparison = new JsonComparison(ignored);
    Optional<Object> old = comparison.read(before, "The recorded answer");
    Optional<Object> now = comparison.read(after, "The answer");
    if (old.isPresent() && now.isPresent()) {
      comparison.values("", old.get(), now.get());
    }
    return comparison.differences;
  }

  private Optional<Object> read(byte[] json, String whose) {
    if ((json[0] & 0xFF) >= 0xEF) {
      differences.add(
          AnswerDifferences.notWellFormed(
              whose + " is not JSON: it begins with a byte order mark"));
      return Optional.empty();
    }
    try {
      return Optional.of(ExactJson.read(json));
    } catch (StreamConstraintsException e) {
      differences.add(AnswerDifferences.notCompared(whose + beyondLimits(e)));
      return Optional.empty();
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      differences.add(
          AnswerDifferences.notWellFormed(
              whose + " is not JSON, line " + line + ": " + JsonFaults.text(e)));
      return Optional.empty();
    }
  }

  private static String beyondLimits(StreamConstraintsException limit) {
    return limit.getOriginalMessage().contains("nesting depth")
        ? " is nested too deeply to be compared"
        : " has a name or number that is too long to be compared";
  }

  private void values(String path, Object before, Object after) {
    if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> now) {
      objects(path, old, now);
    } else if (before instanceof List<?> old && after instanceof List<?> now) {
      arrays(path, old, now);
    } else if (!equal(before, after)) {
      String old = kind(before);
      String now = kind(after);
      differences.add(
          AnswerDifferences.changed(
              path,
              text(before),
              text(after),
              old.equals(now) ? "" : "the value was " + old + " and is " + now));
    }
  }

  private boolean equal(Object before, Object after) {
    if (before instanceof BigDecimal old && after instanceof BigDecimal now) {
      return old.compareTo(now) == 0;
    }
    if (before instanceof String old && after instanceof String now) {
      return ignored.same(old, now);
    }
    return before.equals(after);
  }

  private void objects(String path, Map<?, ?> before, Map<?, ?> after) {
    before.forEach(
        (name, old) -> {
          String member = path + "/" + escaped(String.valueOf(name));
          Object now = after.get(name);
          if (now == null) {
            differences.add(AnswerDifferences.lost(member, text(old)));
          } else if (!ignored.contains(String.valueOf(name))) {
            values(member, old, now);
          } else if (ignored.needsValue(String.valueOf(name)) && isNothing(old) != isNothing(now)) {
            differences.add(AnswerDifferences.changed(member, text(old), text(now)));
          }
        });
    after.forEach(
        (name, now) -> {
          if (!before.containsKey(name)) {
            differences.add(
                AnswerDifferences.added(path + "/" + escaped(String.valueOf(name)), text(now)));
          }
        });
  }

  private void arrays(String path, List<?> before, List<?> after) {
    List<String> old = keys(before);
    List<String> now = keys(after);
    Map<String, Integer> places = new HashMap<>();
    for (int at = 0; at < now.size(); at++) {
      places.put(now.get(at), at);
    }
    boolean alone = before.size() == 1 && after.size() == 1;
    boolean keyed = !alone && !old.contains("") && !now.contains("");
    List<Integer> twins = new ArrayList<>();
    boolean[] met = new boolean[after.size()];
    for (int at = 0; at < before.size(); at++) {
      int twin = keyed ? places.getOrDefault(old.get(at), -1) : at < after.size() ? at : -1;
      if (twin < 0) {
        differences.add(AnswerDifferences.lost(path + "/" + at, text(before.get(at))));
      } else {
        met[twin] = true;
        twins.add(twin);
        values(path + "/" + at, before.get(at), after.get(twin));
      }
    }
    for (int at = 0; at < after.size(); at++) {
      if (!met[at]) {
        differences.add(AnswerDifferences.added(path + "/" + at, text(after.get(at))));
      }
    }
    List<Integer> sorted = twins.stream().sorted().toList();
    if (!twins.equals(sorted)) {
      differences.add(AnswerDifferences.reordered(path, ids(twins, now), ids(sorted, now)));
    }
  }

  private static List<String> ids(List<Integer> places, List<String> keys) {
    return places.stream().map(at -> keys.get(at).replaceFirst("\n\\d+$", "")).toList();
  }

  /** Of each record, and which of those of that key it is; empty for what has none. */
  private List<String> keys(List<?> items) {
    Map<String, Integer> times = new HashMap<>();
    return items.stream()
        .map(item -> keys.of(name -> ExactJson.text(item, name)))
        .map(key -> key.map(each -> each + "\n" + times.merge(each, 1, Integer::sum)).orElse(""))
        .toList();
  }

  private static boolean isNothing(Object value) {
    return value.equals(ExactJson.NULL) || value.equals("");
  }

  private static String kind(Object value) {
    if (value instanceof String) {
      return "a text";
    }
    if (value instanceof BigDecimal) {
      return "a number";
    }
    if (value instanceof Map) {
      return "an object";
    }
    if (value instanceof List) {
      return "an array";
    }
    return value instanceof Boolean ? "a boolean" : "null";
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static String text(Object value) {
    if (value instanceof Map || value instanceof List) {
      return ExactJson.print(value);
    }
    return value instanceof BigDecimal number && Math.abs(number.scale()) < MOST_DIGITS
        ? number.toPlainString()
        : value.toString();
  }
}
