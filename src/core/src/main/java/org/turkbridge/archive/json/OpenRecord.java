package org.turkbridge.archive.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordRoom;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.translate.Quotation;

/** An object while it is read. What it is follows from where it stands, or else its members. */
final class OpenRecord {
  /** In a member that holds text these show that the object was never closed. */
  private static final Set<String> IDS = Set.of("QualificationRequestId", "AssignmentId");

  private final @Nullable RecordKind known;
  private final @Nullable RecordKind asked;
  private final List<Member> members = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final RecordRoom room = new RecordRoom();
  private boolean isFull;
  private @Nullable RecordKind evident;

  /**
   * A member.
   *
   * @param value a {@link Scalar}, or a Map or List of what is in it
   */
  record Member(String name, Object value) {}

  /**
   * A value that is none of others, or of which it does not matter what is in it.
   *
   * @param text as it stands there
   */
  record Scalar(JsonToken token, String text) {}

  /**
   * @param known what it is; null if only its members can tell
   * @param asked what it is taken for if it may be of several kinds; null if none is asked for
   */
  OpenRecord(@Nullable RecordKind known, @Nullable RecordKind asked) {
    this.known = known;
    this.asked = asked;
  }

  /** Takes a member whose value the parser stands on; the parser goes to its end. */
  void member(String name, JsonParser json) throws IOException {
    if (name.equals(JsonLayout.KIND) && json.currentToken() == JsonToken.VALUE_NULL) {
      return; // It says nothing.
    }
    if (!RecordMembers.isKnown(name)) {
      // However long it is.
      add(name, new Scalar(json.currentToken(), ""));
      json.skipChildren();
    } else if (!json.currentToken().isStructStart()) {
      add(name, scalar(json));
    } else if (RecordMembers.isStructure(name)) {
      add(name, structure(json));
    } else {
      add(name, new Scalar(json.currentToken(), ""));
      skip(json);
    }
  }

  /**
   * There is a member of which no record makes anything but a fault: an object or array whose
   * content is for others. The parser stands on its beginning, and stays there.
   */
  void around(String name, JsonParser json) {
    add(name, new Scalar(json.currentToken(), ""));
  }

  /** Adds a member; where there is no room for more, only one of its own that is new. */
  private void add(String name, Object value) {
    isFull |= !room.takesElement() || !room.takesText(name.length());
    if (isFull && (names.contains(name) || !RecordMembers.isKnown(name))) {
      return;
    }
    members.add(new Member(name, value));
    names.add(name);
  }

  /** An object, array or what is in one, as far as there is room for it. */
  private Object structure(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        isFull |= !room.takesText(name.length());
        if (isFull) {
          json.skipChildren();
        } else {
          object.put(name, structure(json));
        }
      }
      return object;
    }
    if (json.currentToken() == JsonToken.START_ARRAY) {
      List<Object> array = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        isFull |= !room.takesElement();
        if (isFull) {
          json.skipChildren();
        } else {
          array.add(structure(json));
        }
      }
      return array;
    }
    Scalar scalar = scalar(json);
    isFull |= !room.takesText(scalar.text().length());
    return scalar;
  }

  private static Scalar scalar(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    return new Scalar(token, json.getText());
  }

  /** Skips what was, perhaps, never closed. */
  private static void skip(JsonParser json) throws IOException {
    int depth = 1;
    while (depth > 0) {
      JsonToken token = json.nextToken();
      if (token == JsonToken.FIELD_NAME && IDS.contains(json.currentName())) {
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
    return isAsked() ? asked : told();
  }

  /** What its members tell, or where it stands; null if it is no record. */
  private @Nullable RecordKind told() {
    if (known != null) {
      return known;
    }
    Optional<RecordKind> tagged = tagged();
    if (tagged.isPresent()) {
      return tagged.get();
    }
    return evident == null ? RecordMembers.likely(names) : evident;
  }

  /** Whether it may be of the kind that is asked for, and of others as well. */
  private boolean isAsked() {
    return asked != null && isGuess() && RecordMembers.mayBe(asked, names);
  }

  private boolean isGuess() {
    return known == null && evident == null && tagged().isEmpty();
  }

  /** Whether it lacks so much that it may be of several kinds. */
  boolean isDoubtful() {
    return doubtful() != null;
  }

  /** What it may be as well, if it says so; null if that is out of the question. */
  private @Nullable RecordKind doubtful() {
    return isGuess() && !isAsked() ? RecordMembers.least(names) : null;
  }

  /**
   * What it is beyond doubt, even with other records or empty lists of them in it: it says more
   * than an id by which what stands in it was asked for. Null if that is not so.
   */
  @Nullable RecordKind whole() {
    @Nullable RecordKind kind = told();
    return kind != null && RecordMembers.saysMoreThanId(kind, names) ? kind : null;
  }

  /** Whether it names a Worker, and is no call. */
  boolean namesWorker() {
    return names.contains("WorkerId") && !RecordMembers.isCall(names);
  }

  /** Whether it has several members of a kind, and is no call. */
  boolean hasMembersOf(RecordKind kind) {
    return RecordMembers.hasSeveral(kind, names) && !RecordMembers.isCall(names);
  }

  /** What it says that it is. */
  private Optional<RecordKind> tagged() {
    return tag().flatMap(tag -> RecordKind.labelled(tag.text()));
  }

  private Optional<Scalar> tag() {
    return members.stream()
        .filter(member -> member.name().equals(JsonLayout.KIND))
        .map(Member::value)
        .filter(Scalar.class::isInstance)
        .map(Scalar.class::cast)
        .findFirst();
  }

  /** Why it is refused, if it lacks what it would not as the kind that it may have meant. */
  private Optional<Cause> unknownTag() {
    return tag()
        .filter(tag -> isGuess() && tag.token() == JsonToken.VALUE_STRING)
        .map(
            tag ->
                new Cause(
                    RefusalKind.WRONG_TYPE,
                    "kind %s is none of %s; put it right"
                        .formatted(
                            Quotation.of(tag.text()),
                            Stream.of(RecordKind.values())
                                .map(RecordKind::label)
                                .collect(Collectors.joining(", ")))));
  }

  /**
   * Ends it as what it turned out to be, and tells it.
   *
   * @return why it was not told; null if it was
   */
  @Nullable Cause end(RecordKind kind, Place place, ArchiveVisitor visitor) {
    if (isFull) {
      return RecordRoom.TOO_LITTLE;
    }
    @Nullable RecordKind doubtful = doubtful();
    if (doubtful != null) {
      return new Cause(
          RefusalKind.MISSING_ELEMENT,
          "the record has no QualificationRequestId; add it, or if it is %s, the member"
                  .formatted(doubtful.oneLabel())
              + " \"%s\": \"%s\"".formatted(JsonLayout.KIND, doubtful.label()));
    }
    RecordReader reader = new RecordReader(kind);
    boolean isTagged = tagged().isPresent();
    for (Member member : members) {
      if (!isTagged || !member.name().equals(JsonLayout.KIND)) {
        reader.member(member);
      }
    }
    @Nullable Cause fault = reader.end(place, visitor);
    return fault != null && fault.kind() == RefusalKind.MISSING_ELEMENT
        ? unknownTag().orElse(fault)
        : fault;
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
