package org.turkbridge.archive.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.EntityVisitor;
import org.turkbridge.archive.ModelMember;
import org.turkbridge.archive.Place;

/** An object while it is read. What it is follows from where it stands, or else its members. */
final class OpenRecord {
  private final @Nullable RecordKind known;
  private final Map<RecordKind, RecordReader> readers = new EnumMap<>(RecordKind.class);
  private @Nullable RecordKind evident;

  /**
   * @param known what it is; null if only its members can tell
   * @param withEntities whether it may be a QualificationType or a Qualification
   */
  OpenRecord(@Nullable RecordKind known, boolean withEntities) {
    this.known = known;
    for (RecordKind kind : known == null ? RecordKind.ALL : Set.of(known)) {
      if (withEntities || kind == RecordKind.REQUEST) {
        readers.put(kind, new RecordReader(kind));
      }
    }
  }

  /** Takes a member whose value the parser stands on; the parser goes to its end. */
  void member(String name, JsonParser json) throws IOException {
    around(name, json);
    if (readers.containsKey(RecordKind.REQUEST) && RecordKind.REQUEST.has(name)) {
      skip(json);
    } else {
      json.skipChildren();
    }
  }

  /**
   * There is a member of which no record of its kind makes anything but a fault: an object or array
   * whose content is for others. The parser stands on its beginning, and stays there.
   */
  void around(String name, JsonParser json) throws IOException {
    for (RecordReader reader : readers.values()) {
      reader.member(name, json);
    }
  }

  /** Skips what was, perhaps, never closed. */
  private static void skip(JsonParser json) throws IOException {
    int depth = json.currentToken().isStructStart() ? 1 : 0;
    while (depth > 0) {
      JsonToken token = json.nextToken();
      if (token == JsonToken.FIELD_NAME
          && json.currentName().equals(ModelMember.QUALIFICATION_REQUEST_ID.label())) {
        throw new NestedRecordException(json);
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
  }

  /** It can be nothing but that. */
  void is(RecordKind kind) {
    evident = kind;
  }

  /** What it turned out to be; null if it is no record. */
  @Nullable RecordKind kind() {
    @Nullable RecordReader request = readers.get(RecordKind.REQUEST);
    if (known != null || request == null) {
      return known;
    }
    if (evident != null) {
      return evident;
    }
    for (Map.Entry<RecordKind, RecordReader> reader : readers.entrySet()) {
      if (reader.getValue().isEvident()) {
        return reader.getKey();
      }
    }
    return request.hasBegun() ? RecordKind.REQUEST : null;
  }

  /**
   * Ends it as what it turned out to be, and tells it.
   *
   * @return why it was not told; null if it was
   */
  @Nullable Cause end(Place place, ArchiveVisitor visitor, @Nullable EntityVisitor entities) {
    @Nullable RecordKind kind = kind();
    @Nullable RecordReader reader = kind == null ? null : readers.get(kind);
    return reader == null ? null : reader.end(place, visitor, entities);
  }

  /** A record begins within a value of another: the JSON is good, but cannot be meant. */
  static final class NestedRecordException extends JsonProcessingException {
    private static final long serialVersionUID = 1L;

    NestedRecordException(JsonParser json) {
      super(
          "the next record begins before this one is closed; add what is missing",
          json.currentTokenLocation());
    }
  }
}
