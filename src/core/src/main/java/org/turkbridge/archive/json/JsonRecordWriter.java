package org.turkbridge.archive.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.translate.Normalisation;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/** Writes records as JSON objects. JSON can hold every text, so it changes and refuses nothing. */
final class JsonRecordWriter implements RecordWriter {
  /** The requests of a type have its Test in common, and often HITs their Question. */
  private static final Set<String> SHARED = Set.of("Test", "Question");

  private final JsonOutput out;
  private final JsonLayout layout;

  /** Of the members of structures in records. */
  private final Map<String, byte[]> names = new HashMap<>();

  private boolean anyRecord;

  /** The last document that records share; null before the first. */
  private @Nullable String shared;

  /** That document as it is written; null until it comes again. */
  private byte @Nullable [] sharedInJson;

  JsonRecordWriter(OutputStream out, JsonLayout layout) {
    this.out = new JsonOutput(out);
    this.layout = layout;
  }

  @Override
  public Set<Normalisation> write(RecordKind kind, SdkPojo value) throws IOException {
    if (anyRecord) {
      out.raw(layout.separator());
    }
    anyRecord = true;
    out.raw(layout.breaks().get(0));
    out.raw('{');
    boolean any = layout.isTagged() || (layout.standAlone() && isDoubtful(kind, value));
    if (any) {
      out.raw(JsonLayout.name(JsonLayout.KIND, layout.colon()));
      out.string(kind.label());
    }
    List<SdkField<?>> members = kind.members();
    List<byte[]> memberNames = Objects.requireNonNull(layout.names().get(kind)).getValue();
    for (int i = 0; i < members.size(); i++) {
      @Nullable Object held = held(members.get(i), value);
      if (held != null) {
        begin(any, 1, memberNames.get(i));
        any = true;
        if (held instanceof String text && SHARED.contains(members.get(i).locationName())) {
          shared(text);
        } else {
          value(held, 1);
        }
      }
    }
    end(any, 0, '}');
    out.raw(layout.end());
    return Set.of();
  }

  /** Whether its members do not tell what it is. These of the many kinds always do. */
  private static boolean isDoubtful(RecordKind kind, SdkPojo value) {
    if (kind == RecordKind.QUALIFICATION_REQUEST || kind == RecordKind.ASSIGNMENT) {
      return false;
    }
    Set<String> names =
        kind.members().stream()
            .filter(member -> held(member, value) != null)
            .map(SdkField::locationName)
            .collect(Collectors.toSet());
    return RecordMembers.likely(names) != kind;
  }

  private static @Nullable Object held(SdkField<?> member, SdkPojo value) {
    @Nullable Object held = member.getValueOrDefault(value);
    return held instanceof SdkAutoConstructList ? null : held;
  }

  private void begin(boolean any, int depth, byte[] name) throws IOException {
    next(any, depth);
    out.raw(name);
  }

  private void next(boolean any, int depth) throws IOException {
    if (any) {
      out.raw(',');
    }
    out.raw(layout.breaks().get(depth));
  }

  private void end(boolean any, int depth, char bracket) throws IOException {
    if (any) {
      out.raw(layout.breaks().get(depth));
    }
    out.raw(bracket);
  }

  /**
   * Writes a value.
   *
   * @param depth of the member or list that it stands in
   */
  void value(Object held, int depth) throws IOException {
    if (held instanceof String text) {
      out.string(text);
    } else if (held instanceof Instant time) {
      layout.time().write(time, out);
    } else if (held instanceof SdkPojo structure) {
      structure(structure, depth);
    } else if (held instanceof List<?> list) {
      list(list, depth);
    } else {
      // A number or a truth value.
      out.raw(JsonOutput.ascii(held.toString()));
    }
  }

  private void structure(SdkPojo structure, int depth) throws IOException {
    out.raw('{');
    boolean any = false;
    for (SdkField<?> member : structure.sdkFields()) {
      @Nullable Object held = held(member, structure);
      if (held != null) {
        begin(
            any,
            depth + 1,
            names.computeIfAbsent(
                member.locationName(), name -> JsonLayout.name(name, layout.colon())));
        any = true;
        value(held, depth + 1);
      }
    }
    end(any, depth, '}');
  }

  private void list(List<?> list, int depth) throws IOException {
    out.raw('[');
    boolean any = false;
    for (Object element : list) {
      next(any, depth + 1);
      any = true;
      value(element, depth + 1);
    }
    end(any, depth, ']');
  }

  private void shared(String text) throws IOException {
    if (!text.equals(shared)) {
      shared = text;
      sharedInJson = null;
      out.string(text);
      return;
    }
    if (sharedInJson == null) {
      ByteArrayOutputStream json = new ByteArrayOutputStream(text.length());
      JsonOutput copy = new JsonOutput(json);
      copy.string(text);
      copy.flush();
      sharedInJson = json.toByteArray();
    }
    out.raw(sharedInJson);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
