package org.turkbridge.spark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Serializable;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.translate.Whitespace;

/**
 * What a user asks of a reading, beside the schema.
 *
 * @param paths files, folders and patterns
 * @param splitBytes about how many bytes of files one task reads; negative for what Spark's own
 *     sources take
 * @param tally id of the accumulator that is to be told what was counted; negative for none
 * @param settings all that was said, as settings for the file systems
 */
record ReadOptions(
    List<String> paths,
    Set<RecordKind> kinds,
    RejectMode mode,
    Whitespace whitespace,
    long splitBytes,
    long tally,
    Map<String, String> settings)
    implements Serializable {
  /** As Spark's other sources are told them. */
  static final String PATH = "path";

  static final String PATHS = "paths";
  static final String KIND = "kind";
  static final String MODE = "mode";
  static final String WHITESPACE = "whitespace";
  static final String SPLIT_BYTES = "splitBytes";
  static final String TALLY = "turkbridge.tally";
  static final long NO_TALLY = -1;

  /** A record that is larger is read by several tasks in vain. */
  private static final long LEAST_SPLIT_BYTES = 1024;

  /** What Spark's own sources do that this one does not, and what to do instead. */
  private static final Map<String, String> UNKNOWN =
      Map.of(
          "pathGlobFilter", "name a pattern in load(...)",
          "modifiedBefore", "name the files in load(...)",
          "modifiedAfter", "name the files in load(...)");

  /** The one value that an option of Spark's own sources can have, and why. */
  private static final Map<String, Map.Entry<String, String>> FIXED =
      Map.of(
          "recursiveFileLookup",
          Map.entry("true", "folders are read with all that is below; name a pattern else"),
          "ignoreCorruptFiles",
          Map.entry("false", "damage is a reject, and the rest is read; see mode"),
          "ignoreMissingFiles",
          Map.entry("false", "a file that is gone would be missing from the result"),
          "columnNameOfCorruptRecord",
          Map.entry(ExtraColumn.CORRUPT_RECORD.label(), "rename it in the query"));

  /**
   * @throws IllegalArgumentException that says which option has no such value
   */
  static ReadOptions of(CaseInsensitiveStringMap options) {
    check(options);
    return new ReadOptions(
        paths(options),
        KindSchema.kinds(options.getOrDefault(KIND, RecordKind.QUALIFICATION_REQUEST.label())),
        RejectMode.of(options.getOrDefault(MODE, RejectMode.PERMISSIVE.name())),
        whitespace(options.getOrDefault(WHITESPACE, "strip")),
        splitBytes(options.get(SPLIT_BYTES)),
        options.getLong(TALLY, NO_TALLY),
        settings(options));
  }

  private static void check(CaseInsensitiveStringMap options) {
    UNKNOWN.forEach(
        (name, remedy) -> {
          if (options.containsKey(name)) {
            throw new IllegalArgumentException("there is no " + name + " here; " + remedy);
          }
        });
    FIXED.forEach(
        (name, only) -> {
          if (!only.getKey().equalsIgnoreCase(options.getOrDefault(name, only.getKey()))) {
            throw new IllegalArgumentException(
                name + " can only be " + only.getKey() + " here; " + only.getValue());
          }
        });
  }

  /** As Spark does it: any option may be one for a file system. */
  private static Map<String, String> settings(CaseInsensitiveStringMap options) {
    Map<String, String> settings = new HashMap<>(options.asCaseSensitiveMap());
    settings.keySet().removeIf(name -> PATH.equalsIgnoreCase(name) || PATHS.equalsIgnoreCase(name));
    return Map.copyOf(settings);
  }

  /** How many bytes one task reads, if the user said so. */
  OptionalLong wantedSplitBytes() {
    return splitBytes < 0 ? OptionalLong.empty() : OptionalLong.of(splitBytes);
  }

  static Whitespace whitespace(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "strip" -> Whitespace.STRIP;
      case "keep" -> Whitespace.KEEP;
      default ->
          throw new IllegalArgumentException("whitespace must be strip or keep, not " + word);
    };
  }

  private static long splitBytes(@Nullable String number) {
    if (number == null) {
      return -1;
    }
    try {
      long bytes = JavaUtils.byteStringAsBytes(number.strip());
      if (bytes >= LEAST_SPLIT_BYTES) {
        return bytes;
      }
    } catch (NumberFormatException e) {
      // As a number that is too small.
    }
    throw new IllegalArgumentException(
        "splitBytes must be a number of bytes such as 128m, 1k or more, not " + number);
  }

  /** Several paths as the value of {@link #PATHS}. */
  static String array(List<String> paths) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeArray(paths.toArray(String[]::new), 0, paths.size());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return out.toString();
  }

  /** One is an option, several are an array of JSON in another. */
  private static List<String> paths(CaseInsensitiveStringMap options) {
    List<String> paths = new ArrayList<>();
    @Nullable String several = options.get(PATHS);
    if (several != null) {
      try (JsonParser json = new JsonFactory().createParser(several)) {
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
          if (token == JsonToken.VALUE_STRING) {
            paths.add(json.getText());
          }
        }
      } catch (IOException e) {
        throw new IllegalArgumentException("paths must be an array of JSON, not " + several, e);
      }
    }
    @Nullable String one = options.get(PATH);
    if (one != null) {
      paths.add(one);
    }
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("no path; name files, folders or patterns in load(...)");
    }
    return List.copyOf(paths);
  }
}
