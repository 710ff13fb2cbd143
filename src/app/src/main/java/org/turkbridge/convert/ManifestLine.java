package org.turkbridge.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.summary.ConversionTally;
import org.turkbridge.archive.summary.LeftOutColumns;
import org.turkbridge.convert.FinishedOutput.FinishedFile;
import org.turkbridge.json.JsonTree;
import org.turkbridge.translate.Normalisation;

/** The lines of a manifest, which are JSON. Members that are not there are empty or 0. */
final class ManifestLine {
  /** Another form of the lines gets another number. */
  private static final long VERSION = 2;

  private static final JsonFactory JSON = new JsonFactory();

  private ManifestLine() {}

  /** The first line with its end: everything by which the same input could give other output. */
  static byte[] settings(Map<String, String> settings) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("manifest", VERSION);
    line.putAll(settings);
    return bytes(line);
  }

  /** The line of an output, with its end. */
  static byte[] of(FinishedOutput finished) {
    ConversionTally tally = finished.tally();
    Map<String, Object> line = named("output", finished.output(), finished.content());
    line.put("files", named(finished.files()));
    line.put("inputs", named(finished.inputs()));
    line.put("records", tally.written());
    line.put("bytes", tally.bytes());
    line.put("rejects", tally.rejects());
    line.put("normalised", tally.normalised());
    line.put("failedResponses", tally.failedResponses());
    line.put("withoutRecords", tally.withoutRecords());
    line.put("miscounted", tally.miscounted());
    line.put("leftOut", tally.leftOut().names());
    line.put("moreLeftOut", tally.leftOut().isMore() ? 1L : 0L);
    line.put("rejectsOffset", finished.rejectsOffset());
    line.put("rejectsLength", finished.rejectsLength());
    return bytes(line);
  }

  private static List<Map<String, Object>> named(List<FinishedFile> files) {
    return files.stream().map(file -> named("name", file.name(), file.content())).toList();
  }

  private static Map<String, Object> named(String member, String name, Fingerprint content) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put(member, name);
    object.put("size", content.size());
    object.put("sha256", content.sha256());
    return object;
  }

  private static byte[] bytes(Map<String, Object> line) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder();
        JsonGenerator json = JSON.createGenerator(bytes)) {
      JsonTree.write(line, json, (value, to) -> to.writeObject(value));
      json.writeRaw('\n');
      json.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the line of an output.
   *
   * @throws IOException if it is not a whole line of ours
   */
  static FinishedOutput read(byte[] line) throws IOException {
    try (JsonParser json = JSON.createParser(line)) {
      Members members = new Members(JsonTree.read(json, ManifestLine::scalar));
      FinishedOutput finished =
          new FinishedOutput(
              members.text("output"),
              members.content(),
              members.files("files"),
              members.files("inputs"),
              new ConversionTally(
                  members.counts("records", RecordKind.class),
                  members.number("bytes"),
                  members.counts("rejects", RefusalKind.class),
                  members.counts("normalised", Normalisation.class),
                  members.number("failedResponses"),
                  members.number("withoutRecords"),
                  members.number("miscounted"),
                  new LeftOutColumns(members.texts("leftOut"), members.number("moreLeftOut") > 0)),
              members.number("rejectsOffset"),
              members.number("rejectsLength"));
      members.requireNoOthers();
      return finished;
    } catch (IllegalArgumentException e) {
      throw new IOException("not a line of this version", e);
    }
  }

  private static Object scalar(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT -> json.getLongValue();
      default -> throw new JsonParseException(json, "neither a text nor a whole number");
    };
  }

  /** The members of an object that were not taken yet. */
  private static final class Members {
    private final Map<Object, @Nullable Object> left;

    Members(@Nullable Object object) {
      Map<?, ?> all = required(Map.class, object);
      left = new HashMap<>(all);
    }

    long number(String name) {
      return taken(name, Long.class, 0L);
    }

    String text(String name) {
      return taken(name, String.class, "");
    }

    Fingerprint content() {
      return new Fingerprint(number("size"), text("sha256"));
    }

    List<FinishedFile> files(String name) {
      List<FinishedFile> files = new ArrayList<>();
      List<?> all = taken(name, List.class, List.of());
      for (Object each : all) {
        Members file = new Members(each);
        files.add(new FinishedFile(file.text("name"), file.content()));
        file.requireNoOthers();
      }
      return files;
    }

    List<String> texts(String name) {
      List<String> texts = new ArrayList<>();
      List<?> all = taken(name, List.class, List.of());
      all.forEach(each -> texts.add(required(String.class, each)));
      return texts;
    }

    <K extends Enum<K>> Map<K, Long> counts(String name, Class<K> kinds) {
      Map<K, Long> counts = new EnumMap<>(kinds);
      Map<?, ?> all = taken(name, Map.class, Map.of());
      all.forEach(
          (kind, count) ->
              counts.put(
                  Enum.valueOf(kinds, required(String.class, kind)), required(Long.class, count)));
      return counts;
    }

    private <V> V taken(String name, Class<V> type, V otherwise) {
      Object value = left.remove(name);
      return value == null ? otherwise : required(type, value);
    }

    private static <V> V required(Class<V> type, @Nullable Object value) {
      if (!type.isInstance(value)) {
        throw new IllegalArgumentException("no " + type.getSimpleName() + ": " + value);
      }
      return type.cast(value);
    }

    void requireNoOthers() {
      if (!left.isEmpty()) {
        throw new IllegalArgumentException("unknown members " + left.keySet());
      }
    }
  }
}
