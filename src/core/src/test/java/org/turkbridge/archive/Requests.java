package org.turkbridge.archive;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;
import org.turkbridge.translate.Normalisation;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Requests of the current model. */
public final class Requests {
  private Requests() {}

  /** A request with that test and answer. */
  public static QualificationRequest request(
      String id, @Nullable String test, @Nullable String answer, Instant time) {
    return QualificationRequest.builder()
        .qualificationRequestId(id)
        .qualificationTypeId("Q")
        .workerId("W")
        .test(test)
        .answer(answer)
        .submitTime(time)
        .build();
  }

  /** What a reader tells of a request that is written as it is. */
  public static Set<Normalisation> normalisations(QualificationRequest request) {
    return request.workerId() == null || request.workerId().isEmpty()
        ? Set.of(Normalisation.NO_WORKER)
        : Set.of();
  }

  /** Lists of requests with such texts and times. */
  public static Arbitrary<List<QualificationRequest>> lists(
      Arbitrary<String> texts, Arbitrary<Instant> times) {
    Arbitrary<@Nullable String> documents = texts.injectNull(0.1);
    Arbitrary<String> ids =
        Arbitraries.oneOf(Arbitraries.strings().alpha().numeric().ofMaxLength(30), texts);
    return Combinators.combine(ids, ids, ids.injectNull(0.1), documents, documents, times)
        .as(
            (id, type, worker, test, answer, time) ->
                request(id, test, answer, time).toBuilder()
                    .qualificationTypeId(type)
                    .workerId(worker)
                    .build())
        .list()
        .ofMaxSize(4);
  }

  /** Any text at all, surrogates without their other half included. */
  public static Arbitrary<String> anyText() {
    return Arbitraries.strings()
        .withChars('"', '\\', '\n', '\r', ',', '/', '<', '\0', '\u001f', '\u007f', '\u2028')
        .withChars('\ud800', '\udbff', '\udc00', '\udfff', '\ufffe', '\uffff', 'a', 'é', '\u0085')
        .all()
        .ofMaxLength(12);
  }
}
