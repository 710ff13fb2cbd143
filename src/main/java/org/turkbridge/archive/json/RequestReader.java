package org.turkbridge.archive.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedQualificationRequest;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.ModelMember;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordEvidence;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.Translated;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Reads one request, member by member. */
final class RequestReader {
  private static final String LEGACY_NAME_OF_WORKER = "SubjectId";
  private static final Map<String, ModelMember> MEMBERS =
      Arrays.stream(ModelMember.values())
          .collect(Collectors.toUnmodifiableMap(ModelMember::label, Function.identity()));
  private static final Set<ModelMember> REQUIRED =
      EnumSet.of(
          ModelMember.QUALIFICATION_REQUEST_ID,
          ModelMember.QUALIFICATION_TYPE_ID,
          ModelMember.SUBMIT_TIME);

  private final QualificationRequest.Builder request = QualificationRequest.builder();
  private final Set<Normalisation> normalisations = EnumSet.noneOf(Normalisation.class);
  private final Set<ModelMember> named = EnumSet.noneOf(ModelMember.class);
  private final Set<ModelMember> present = EnumSet.noneOf(ModelMember.class);
  private final Map<ModelMember, String> misspelt = new EnumMap<>(ModelMember.class);
  private boolean hasSubject;
  private @Nullable Cause fault;

  /** Whether there was any member that only requests and what belongs to them have. */
  boolean isRequest() {
    return hasSubject || !named.isEmpty();
  }

  /** Whether there was any member that only requests have. */
  boolean isEvident() {
    return named.contains(ModelMember.QUALIFICATION_REQUEST_ID)
        || named.contains(ModelMember.ANSWER)
        || named.contains(ModelMember.SUBMIT_TIME);
  }

  /** Takes a member whose value the parser stands on. */
  void member(String name, JsonParser json) throws IOException {
    @Nullable ModelMember member = MEMBERS.get(name);
    if (member == null) {
      unknown(name);
      return;
    }
    if (!named.add(member)) {
      fault(RefusalKind.REPEATED_ELEMENT, "the record has " + name + " more than once; keep one");
    }
    JsonToken token = json.currentToken();
    if (token != JsonToken.VALUE_NULL) {
      present.add(member);
      value(member, token, json);
    }
  }

  /** Whether a request has such a member. */
  static boolean knows(String name) {
    return MEMBERS.containsKey(name);
  }

  /** There is a member that no request has. */
  void unknown(String name) {
    hasSubject |= RecordEvidence.areAlike(name, LEGACY_NAME_OF_WORKER);
    normalisations.add(Normalisation.UNKNOWN_ELEMENT);
    for (ModelMember member : ModelMember.values()) {
      if (RecordEvidence.areAlike(name, member.label())) {
        misspelt.put(member, name);
      }
    }
  }

  private void value(ModelMember member, JsonToken token, JsonParser json) throws IOException {
    if (member == ModelMember.SUBMIT_TIME && JsonTimes.mayBe(token)) {
      time(json);
    } else if (token == JsonToken.VALUE_STRING) {
      text(member, json.getText());
    } else {
      fault(
          RefusalKind.WRONG_TYPE,
          "%s is %s; make it a string".formatted(member.label(), named(token)));
      skip(json);
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

  private void text(ModelMember member, String text) {
    switch (member) {
      case QUALIFICATION_REQUEST_ID -> request.qualificationRequestId(text);
      case QUALIFICATION_TYPE_ID -> request.qualificationTypeId(text);
      case WORKER_ID -> request.workerId(text);
      case TEST -> request.test(text);
      case ANSWER -> request.answer(text);
      case SUBMIT_TIME -> throw new IllegalArgumentException("a time is no text");
    }
  }

  private void time(JsonParser json) throws IOException {
    try {
      Translated<Instant> time = JsonTimes.read(ModelMember.SUBMIT_TIME.label(), json);
      request.submitTime(time.value());
      normalisations.addAll(time.normalisations());
    } catch (UntranslatableException e) {
      fault(RefusalKind.INVALID_TIME, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Ends the request and tells it.
   *
   * @return why it was not told; null if it was
   */
  @Nullable Cause end(Place place, ArchiveVisitor visitor) {
    if (hasSubject && !present.contains(ModelMember.WORKER_ID)) {
      fault(
          RefusalKind.MISSING_ELEMENT,
          "the record has no WorkerId but a SubjectId, as in the legacy model; rename it to"
              + " WorkerId if the record is a current one");
    }
    misspelt.forEach(
        (member, name) -> {
          if (!present.contains(member)) {
            fault(RecordEvidence.misspelling("record", name, member.label()));
          }
        });
    for (ModelMember member : REQUIRED) {
      if (!present.contains(member)) {
        fault(RefusalKind.MISSING_ELEMENT, "the record has no " + member.label() + "; add it");
      }
    }
    if (fault != null) {
      return fault;
    }
    QualificationRequest whole = request.build();
    @Nullable String worker = whole.workerId();
    if (worker == null || worker.isEmpty()) {
      normalisations.add(Normalisation.NO_WORKER);
    }
    try {
      visitor.record(new ArchivedQualificationRequest(place, whole, normalisations));
      return null;
    } catch (UntranslatableException e) {
      return new Cause(RefusalKind.UNWRITABLE, String.valueOf(e.getMessage()));
    }
  }

  private static String named(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      default -> "a number";
    };
  }

  private void fault(RefusalKind kind, String cause) {
    fault(new Cause(kind, cause));
  }

  /** Of several faults the first is told. */
  private void fault(Cause cause) {
    if (fault == null) {
      fault = cause;
    }
  }
}
