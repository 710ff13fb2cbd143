package org.turkbridge.shim;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.legacy.Authentication;
import org.turkbridge.legacy.Envelope;
import org.turkbridge.legacy.EnvelopeException;
import org.turkbridge.legacy.EnvelopeException.ReadSoFar;
import org.turkbridge.legacy.EnvelopeReader;
import org.turkbridge.legacy.EnvelopeWriter;
import org.turkbridge.legacy.LegacyCall;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.LegacyOperations;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.legacy.Result;
import org.turkbridge.legacy.Transport;
import org.turkbridge.legacy.WireRequest;
import org.turkbridge.legacy.WireResponse;
import org.turkbridge.memory.MemoryBudget;
import org.turkbridge.memory.MemoryShortageException;
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
  private static final int SERVER_FAULT = 500;
  private static final int UNAVAILABLE = 503;

  private final Map<String, LegacyOperation<?>> operations;
  private final Backend backend;
  private final Authentication authentication;
  private final EnvelopeWriter writer;
  private final InstantSource clock;
  private final Supplier<UUID> requestIds;

  /**
   * @param backend what operations are answered from
   */
  LegacyService(
      List<LegacyOperation<?>> operations,
      Backend backend,
      Authentication authentication,
      EnvelopeWriter writer,
      InstantSource clock,
      Supplier<UUID> requestIds) {
    this.operations =
        operations.stream().collect(Collectors.toMap(LegacyOperation::name, Function.identity()));
    this.backend = backend;
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
   * @param memory what its pages are counted in
   */
  public record Answer(WireResponse response, CallReport report, List<MemoryBudget.Share> memory)
      implements AutoCloseable {
    /** Gives back what was counted, once the answer is sent or not going to be. */
    @Override
    public void close() {
      memory.forEach(MemoryBudget.Share::close);
    }
  }

  /** Answers one HTTP request. */
  public Answer answer(WireRequest request) {
    return answer(request, () -> {});
  }

  /**
   * Answers one HTTP request.
   *
   * @param authenticated is run once it is known who calls
   */
  public Answer answer(WireRequest request, Runnable authenticated) {
    Answering answering = new Answering(requestIds.get().toString());
    try {
      return answering.answer(EnvelopeReader.read(request), authenticated);
    } catch (EnvelopeException e) {
      return answering.failure(e.envelope(), e.read(), e.error());
    }
  }

  /**
   * Answers one HTTP request with an error, whatever it asks for: nothing is done. One of the call
   * is a Fault where the request names no operation whose answer could carry it.
   */
  public Answer fail(WireRequest request, LegacyException error) {
    Answering answering = new Answering(requestIds.get().toString());
    try {
      LegacyCall call = EnvelopeReader.read(request);
      return answering.failure(call.envelope(), readSoFar(call), error);
    } catch (EnvelopeException e) {
      boolean isFault =
          e.envelope().transport() == Transport.SOAP
              && e.read().operation().isEmpty()
              && error.place() == LegacyException.Place.CALL;
      return answering.failure(
          e.envelope(), e.read(), isFault ? error.at(LegacyException.Place.MALFORMED) : error);
    }
  }

  private static ReadSoFar readSoFar(LegacyCall call) {
    return new ReadSoFar(
        call.operation(), call.envelope().version().date(), call.accessKeyId().orElse(""));
  }

  /**
   * An error of the HTTP server below the API.
   *
   * @param status of HTTP; 503 is an outage that callers repeat the call after; else from 500 on
   *     the fault is the bridge's, and below the caller's
   * @param envelope that the request seems to have
   */
  public WireResponse httpError(int status, Envelope envelope, String requestId, String message) {
    if (status == UNAVAILABLE) {
      return writer.failure(envelope, "", requestId, stamped(outage(message)));
    }
    LegacyErrorCode code =
        status < SERVER_FAULT ? LegacyErrorCode.INVALID_REQUEST : LegacyErrorCode.INTERNAL_ERROR;
    LegacyException error = stamped(LegacyException.ofCall(code, message));
    return writer.httpError(status, envelope, requestId, error);
  }

  /** What old callers repeat the call after. */
  private static LegacyException outage(String message) {
    return new LegacyException(
        LegacyErrorCode.THROTTLED.code(), message, LegacyException.Place.OUTAGE);
  }

  /** Every recorded message ends with the clock of the old service; some callers cut it off. */
  private LegacyException stamped(LegacyException error) {
    boolean has = error.text().matches("(?s).* \\(\\d{10,}( s)?\\)");
    return has ? error : error.saying(error.text() + " (" + clock.millis() + ")");
  }

  /** The answering of one call. */
  private final class Answering {
    private final String requestId;
    private final CallTally tally = new CallTally();
    private final List<MemoryBudget.Share> held = new ArrayList<>();
    private @Nullable LegacyException firstError;
    private List<String> sent = List.of();

    Answering(String requestId) {
      this.requestId = requestId;
    }

    Answer answer(LegacyCall call, Runnable authenticated) {
      ReadSoFar read = readSoFar(call);
      try {
        LegacyOperation<?> operation = operations.get(call.operation());
        if (operation == null) {
          throw LegacyOperations.notAnswered(call.operation());
        }
        Requester caller = authentication.authenticate(call);
        authenticated.run();
        List<Parameters> requests = ImpliedRequest.requests(call, operation);
        sent = requests.stream().flatMap(operation::elements).distinct().toList();
        CallContext context =
            new CallContext(
                backend,
                caller,
                call.envelope().version(),
                call.envelope().transport(),
                call.validateOnly(),
                tally,
                new CallReadings(),
                held::add);
        List<Result> results = new ArrayList<>();
        for (Parameters request : requests) {
          results.add(result(operation, request, context, results.isEmpty()));
        }
        return new Answer(
            writer.results(call.envelope(), call.operation(), requestId, results),
            report(call.envelope(), read),
            List.copyOf(held));
      } catch (LegacyException e) {
        return failure(call.envelope(), read, e);
      } catch (MemoryShortageException e) {
        return failure(call.envelope(), read, outage(e.getMessage()));
      } catch (Throwable e) {
        // Also an Error: one call that is too much ends here, with an answer, a line and a count.
        LOG.error("Request {}: {} failed", requestId, call.operation(), e);
        return failure(
            call.envelope(),
            read,
            LegacyException.ofCall(
                LegacyErrorCode.INTERNAL_ERROR, "The bridge failed; its log says why"));
      }
    }

    /**
     * A Request that fails by itself does not keep the others of its call from their results; nor
     * does an outage, once a Request before it has a result that must be told.
     */
    private Result result(
        LegacyOperation<?> operation, Parameters parameters, CallContext context, boolean first) {
      try {
        return operation.answer(parameters, context);
      } catch (LegacyException e) {
        if (first && e.place() != LegacyException.Place.RESULT) {
          throw e;
        }
        firstError = firstError == null ? e : firstError;
        Request request = new Request();
        request.setIsValid("False");
        request.setErrors(EnvelopeWriter.errors(stamped(e)));
        return operation.failed(request);
      }
    }

    Answer failure(Envelope envelope, ReadSoFar read, LegacyException error) {
      firstError = error;
      held.forEach(MemoryBudget.Share::close);
      return new Answer(
          writer.failure(envelope, read.operation(), requestId, stamped(error)),
          report(envelope, read),
          List.of());
    }

    private CallReport report(Envelope envelope, ReadSoFar read) {
      return new CallReport(
          orUnknown(read.operation()),
          orUnknown(read.version()),
          envelope.transport().name(),
          orUnknown(read.accessKeyId()),
          requestId,
          firstError == null ? OK : firstError.code(),
          firstError == null ? "" : firstError.textWithoutData(),
          tally.upstreamCalls(),
          tally.snapshotHits(),
          tally.replacedCharacters(),
          sent);
    }

    private static String orUnknown(String text) {
      return text.isEmpty() ? UNKNOWN : text;
    }
  }
}
