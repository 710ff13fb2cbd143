package org.turkbridge.shim;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.legacy.Authentication;
import org.turkbridge.legacy.Envelope;
import org.turkbridge.legacy.EnvelopeException;
import org.turkbridge.legacy.EnvelopeReader;
import org.turkbridge.legacy.EnvelopeWriter;
import org.turkbridge.legacy.LegacyCall;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.LegacyOperations;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.legacy.Result;
import org.turkbridge.legacy.WireRequest;
import org.turkbridge.legacy.WireResponse;
import org.turkbridge.message.Request;
import org.turkbridge.requester.Requester;

/**
 * The line from a legacy message to its answer: envelope, authentication, operation, envelope. Bad
 * input is answered, never thrown.
 */
public final class LegacyService {
  private static final Logger LOG = LoggerFactory.getLogger(LegacyService.class);
  private static final String OK = "ok";
  private static final String UNKNOWN = "-";

  private final Map<String, Operation> operations;
  private final Authentication authentication;
  private final EnvelopeWriter writer;
  private final InstantSource clock;
  private final Supplier<UUID> requestIds;

  LegacyService(
      List<Operation> operations,
      Authentication authentication,
      EnvelopeWriter writer,
      InstantSource clock,
      Supplier<UUID> requestIds) {
    this.operations =
        operations.stream().collect(Collectors.toMap(Operation::name, Function.identity()));
    this.authentication = authentication;
    this.writer = writer;
    this.clock = clock;
    this.requestIds = requestIds;
  }

  /**
   * An answer and what it came to.
   *
   * @param response to send
   * @param report to log
   */
  public record Answer(WireResponse response, CallReport report) {}

  /** Answers one HTTP request. */
  public Answer answer(WireRequest request) {
    LegacyCall call;
    try {
      call = EnvelopeReader.read(request);
    } catch (EnvelopeException e) {
      LegacyException error = stamped(e.error());
      return new Answer(
          writer.failure(e.envelope(), e.operation(), requestId(), error),
          report(e.envelope(), e.operation(), UNKNOWN, error.code(), new CallTally()));
    }
    return answer(call);
  }

  /** An error of the HTTP server below the API, in the envelope that the request seems to have. */
  public WireResponse httpError(int status, Envelope envelope, String message) {
    LegacyException error =
        stamped(LegacyException.ofCall(LegacyErrorCode.INVALID_REQUEST, message));
    return writer.httpError(status, envelope, requestId(), error);
  }

  private Answer answer(LegacyCall call) {
    CallTally tally = new CallTally();
    String outcome = OK;
    WireResponse response;
    try {
      Operation operation = operations.get(call.operation());
      if (operation == null) {
        throw LegacyOperations.notAnswered(call.operation());
      }
      Requester caller = authentication.authenticate(call);
      List<Result> results = new ArrayList<>();
      for (Parameters request : call.requests()) {
        try {
          results.add(operation.answer(request, caller, tally));
        } catch (LegacyException e) {
          if (e.place() != LegacyException.Place.RESULT) {
            throw e;
          }
          outcome = outcome.equals(OK) ? e.code() : outcome;
          results.add(operation.failed(failedRequest(e)));
        }
      }
      response = writer.results(call.envelope(), call.operation(), requestId(), results);
    } catch (LegacyException e) {
      outcome = e.code();
      response = failure(call, e);
    } catch (RuntimeException e) {
      LOG.error("{} failed", call.operation(), e);
      LegacyException error =
          LegacyException.ofCall(
              LegacyErrorCode.INTERNAL_ERROR, "The bridge failed; its log says why");
      outcome = error.code();
      response = failure(call, error);
    }
    return new Answer(
        response,
        report(
            call.envelope(), call.operation(), call.accessKeyId().orElse(UNKNOWN), outcome, tally));
  }

  private WireResponse failure(LegacyCall call, LegacyException error) {
    return writer.failure(call.envelope(), call.operation(), requestId(), stamped(error));
  }

  private Request failedRequest(LegacyException error) {
    Request request = new Request();
    request.setIsValid("False");
    request.setErrors(EnvelopeWriter.errors(stamped(error)));
    return request;
  }

  /** Every recorded message ends with the clock of the old service; some callers cut it off. */
  private LegacyException stamped(LegacyException error) {
    boolean has = error.text().matches("(?s).* \\(\\d{10,}( s)?\\)");
    return has
        ? error
        : new LegacyException(
            error.code(), error.text() + " (" + clock.millis() + ")", error.place());
  }

  private String requestId() {
    return requestIds.get().toString();
  }

  private static CallReport report(
      Envelope envelope, String operation, String accessKeyId, String outcome, CallTally tally) {
    return new CallReport(
        operation.isEmpty() ? UNKNOWN : operation,
        envelope.version().date(),
        envelope.transport().name(),
        accessKeyId.isEmpty() ? UNKNOWN : accessKeyId,
        outcome,
        tally.upstreamCalls(),
        tally.snapshotHits(),
        tally.replacedCharacters());
  }
}
