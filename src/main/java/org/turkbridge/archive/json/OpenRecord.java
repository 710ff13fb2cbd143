package org.turkbridge.archive.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.EntityVisitor;
import org.turkbridge.archive.Place;

/** An object while it is read. What it is follows from where it stands, or else its members. */
final class OpenRecord {
  private final @Nullable RecordKind known;
  private final @Nullable RequestReader request;
  private @Nullable RecordKind evident;
  private final Map<RecordKind, EntityReader> entities = new EnumMap<>(RecordKind.class);

  /**
   * @param known what it is; null if only its members can tell
   * @param withEntities whether it may be a QualificationType or a Qualification
   */
  OpenRecord(@Nullable RecordKind known, boolean withEntities) {
    this.known = known;
    this.request = known == null || known == RecordKind.REQUEST ? new RequestReader() : null;
    if (withEntities && known != RecordKind.REQUEST) {
      for (RecordKind kind : known == null ? RecordKind.ENTITIES : Set.of(known)) {
        entities.put(kind, new EntityReader(kind));
      }
    }
  }

  /** Takes a member whose value the parser stands on; the parser goes to its end. */
  void member(String name, JsonParser json) throws IOException {
    for (EntityReader reader : entities.values()) {
      reader.member(name, json);
    }
    if (request != null) {
      request.member(name, json);
    }
    json.skipChildren();
  }

  /**
   * There is a member of which no record of its kind makes anything but a fault: an object or array
   * whose content is for others. The parser stands on its beginning, and stays there.
   */
  void around(String name, JsonParser json) throws IOException {
    for (EntityReader reader : entities.values()) {
      reader.member(name, json);
    }
    if (request != null) {
      request.unknown(name);
    }
  }

  /** It can be nothing but that. */
  void is(RecordKind kind) {
    evident = kind;
  }

  /** What it turned out to be; null if it is no record. */
  @Nullable RecordKind kind() {
    if (known != null || request == null) {
      return known;
    }
    if (evident != null) {
      return evident;
    }
    if (!request.isEvident()) {
      for (Map.Entry<RecordKind, EntityReader> entity : entities.entrySet()) {
        if (entity.getValue().isEvident()) {
          return entity.getKey();
        }
      }
    }
    return request.isRequest() ? RecordKind.REQUEST : null;
  }

  /**
   * Ends it as what it turned out to be, and tells it.
   *
   * @return why it was not told; null if it was
   */
  @Nullable Cause end(Place place, ArchiveVisitor visitor, @Nullable EntityVisitor entityVisitor) {
    @Nullable RecordKind kind = kind();
    @Nullable EntityReader entity = kind == null ? null : entities.get(kind);
    if (entity != null && entityVisitor != null) {
      return entity.end(place, entityVisitor);
    }
    return request == null ? null : request.end(place, visitor);
  }
}
