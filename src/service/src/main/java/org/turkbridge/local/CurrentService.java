package org.turkbridge.local;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.json.SdkJsonWriter;
import org.turkbridge.local.store.PageTokenException;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreException;
import org.turkbridge.memory.ByteSegments;
import org.turkbridge.memory.MemoryBudget;
import org.turkbridge.memory.MemoryShortageException;
import org.turkbridge.schema.ConstraintTable;
import org.turkbridge.schema.Constraints;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * The wire of the embedded 2017-01-17 service (AWS JSON 1.1): an HTTP request in, an HTTP response
 * out. Safe for any number of threads.
 */
public final class CurrentService {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentService.class);
  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
  private static final String NONE = "-";
  private static final int LIKELY_SIZE = 500;

  private final Map<String, CurrentOperation<?, ?>> operations = new TreeMap<>();
  private final ConstraintTable constraints = ConstraintTable.bundled();
  private final Transactions transactions;
  private final CallerCheck callers;
  private final Supplier<UUID> requestIds;
  private final InstantSource clock;
  private final FaultLog faults;
  private final JsonFactory json = new JsonFactory();

  /**
   * A service over a store, which stays the caller's to close; it makes unguessable ids.
   *
   * @param requestIds gives a fresh id for every call
   * @param clock tells the times of what calls do, and the time that error messages end with
   */
  public CurrentService(
      Store store, CallerCheck callers, Supplier<UUID> requestIds, InstantSource clock) {
    this(store, callers, requestIds, clock, new SecureRandom());
  }

  /**
   * A service over a store, which stays the caller's to close.
   *
   * @param requestIds gives a fresh id for every call
   * @param clock tells the times of what calls do, and the time that error messages end with
   * @param random makes the ids of what calls create
   */
  public CurrentService(
      Store store,
      CallerCheck callers,
      Supplier<UUID> requestIds,
      InstantSource clock,
      RandomGenerator random) {
    this(store, callers, requestIds, clock, random, NotificationDelivery.none());
  }

  /**
   * A service over a store, which stays the caller's to close.
   *
   * @param requestIds gives a fresh id for every call
   * @param clock tells the times of what calls do, and the time that error messages end with
   * @param random makes the ids of what calls create
   * @param delivery says where Requesters may be notified
   */
  public CurrentService(
      Store store,
      CallerCheck callers,
      Supplier<UUID> requestIds,
      InstantSource clock,
      RandomGenerator random,
      NotificationDelivery delivery) {
    this.callers = callers;
    this.requestIds = requestIds;
    this.clock = clock;
    this.faults = new FaultLog(LOG, clock);
    this.transactions =
        new Transactions(store, clock, new HitReviews(new TestScoring(), new EntityIds(random)));
    for (CurrentOperation<?, ?> operation : operations(random, clock, delivery)) {
      operations.put(constraints.operation(operation.requestType()), operation);
    }
  }

  /** All operations that are answered. */
  static List<CurrentOperation<?, ?>> operations(
      RandomGenerator random, InstantSource clock, NotificationDelivery delivery) {
    TestScoring scoring = new TestScoring();
    EntityIds ids = new EntityIds(random);
    Stream<CurrentOperation<?, ?>> ofWorkers =
        Stream.of(QualificationOperations.all(scoring, ids), WorkerOperations.all())
            .flatMap(List::stream);
    Stream<CurrentOperation<?, ?>> ofHits =
        Stream.of(
                HitOperations.all(scoring, ids),
                AssignmentOperations.all(),
                BonusOperations.all(),
                NotificationOperations.all(clock, delivery))
            .flatMap(List::stream)
            .map(CurrentOperation::ofHits);
    return Stream.concat(ofWorkers, ofHits).toList();
  }

  /**
   * Answers a call.
   *
   * @param request method, URI, headers (the Host header counts for the signature; without it the
   *     URI's host) and body
   * @return the answer, which is an error's JSON for bad input
   */
  public CurrentResponse answer(SdkHttpFullRequest request) {
    return answer(request, MemoryBudget.unlimited().share(), () -> {});
  }

  /**
   * Answers a call.
   *
   * @param request as above
   * @param memory what the answer is counted in, until its content is closed or what is taken is
   *     given back
   * @param authenticated is run once it is known who calls
   * @return the answer, which is an error's JSON for bad input; also where there is no memory left
   */
  public CurrentResponse answer(
      SdkHttpFullRequest request, MemoryBudget.Share memory, Runnable authenticated) {
    String requestId = requestIds.get().toString();
    Call call = new Call(requestId);
    try {
      ByteSegments body = answer(request, call, memory, authenticated);
      return call.response(response(200, requestId, body, memory), "ok");
    } catch (Failure failure) {
      return failed(requestId, failure, call, memory);
    } catch (PageTokenException e) {
      return failed(requestId, Failure.invalidValue("NextToken", e.reason()), call, memory);
    } catch (StoreException e) {
      faults.add(requestId, call.operation, e);
      return failed(requestId, Failure.serviceFault(e), call, memory);
    } catch (MemoryShortageException e) {
      Failure failure = new Failure(FailureType.UNAVAILABLE, e.getMessage());
      return failed(requestId, failure, call, memory);
    } catch (RuntimeException e) {
      LOG.error("Request {}: {} failed", requestId, call.operation, e);
      return failed(requestId, Failure.serviceFault(requestId), call, memory);
    }
  }

  private CurrentResponse failed(
      String requestId, Failure failure, Call call, MemoryBudget.Share memory) {
    memory.close();
    return call.response(failure(requestId, failure), failure.code());
  }

  private ByteSegments answer(
      SdkHttpFullRequest request, Call call, MemoryBudget.Share memory, Runnable authenticated) {
    requirePlace(request);
    call.operation = operationName(request);
    Optional<Authorization> authorization =
        request.firstMatchingHeader("Authorization").map(Authorization::parse);
    authorization.ifPresent(given -> call.accessKeyId = given.accessKeyId());
    CurrentOperation<?, ?> operation = Objects.requireNonNull(operations.get(call.operation));
    byte[] body = body(request);
    Caller caller = callers.identify(authorization, request, body).with(call.requestId, memory);
    authenticated.run();
    return answer(operation, constraints.request(call.operation), body, caller);
  }

  private <I extends SdkPojo, O extends SdkPojo> ByteSegments answer(
      CurrentOperation<I, O> operation, Constraints required, byte[] content, Caller caller) {
    MemoryBudget.Share memory = caller.answer();
    I input =
        new RequestShape<>(operation.requests(), NotificationOperations.allowing(required))
            .read(json, content);
    // Only pages of lists take memory, and they change nothing.
    O answer = memory.make(() -> transactions.answer(operation, input, caller));
    ByteSegments body = write(json -> SdkJsonWriter.write(answer, json));
    if (memory.taken() > 0) {
      memory.give(memory.taken() - body.length());
    }
    return body;
  }

  private static void requirePlace(SdkHttpFullRequest request) {
    String path = request.encodedPath();
    if (!path.isEmpty() && !path.equals("/")) {
      throw new Failure(
          FailureType.NOT_FOUND,
          "There is nothing at "
              + path
              + ": the embedded Mechanical Turk service (API of 2017-01-17) answers POST /");
    }
    if (request.method() != SdkHttpMethod.POST) {
      throw new Failure(
          FailureType.METHOD_NOT_ALLOWED,
          "This is the embedded Mechanical Turk service (API of 2017-01-17). It answers POST / as the"
              + " AWS SDKs and the AWS CLI send it: give them this address as their endpoint URL.");
    }
  }

  private String operationName(SdkHttpFullRequest request) {
    String target = request.firstMatchingHeader("X-Amz-Target").orElse("");
    String prefix = ConstraintTable.TARGET_PREFIX;
    String name = target.startsWith(prefix) ? target.substring(prefix.length()) : "";
    if (!operations.containsKey(name)) {
      throw new Failure(
          FailureType.UNKNOWN_OPERATION,
          "The X-Amz-Target header must name an operation of the API of 2017-01-17, such as "
              + prefix
              + String.join(", " + prefix, operations.keySet()));
    }
    return name;
  }

  private static byte[] body(SdkHttpFullRequest request) {
    if (request.contentStreamProvider().isEmpty()) {
      return new byte[0];
    }
    try (InputStream in = request.contentStreamProvider().get().newStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new Failure(FailureType.SERIALIZATION, "The body could not be read to its end.");
    }
  }

  private SdkHttpFullResponse failure(String requestId, Failure failure) {
    String text = failure.getMessage();
    @Nullable String turkErrorCode = failure.turkErrorCode();
    MemoryBudget.Share memory = MemoryBudget.unlimited().share();
    ByteSegments body =
        write(
            answer -> {
              answer.writeStartObject();
              answer.writeStringField("__type", failure.type().wireName());
              if (turkErrorCode == null) {
                answer.writeStringField("message", text);
              } else {
                // Every message of the real service ends in its clock.
                answer.writeStringField("Message", text + " (" + clock.millis() + ")");
                if (failure.parameter() != null) {
                  answer.writeStringField("Parameter", failure.parameter());
                }
                answer.writeStringField("TurkErrorCode", turkErrorCode);
              }
              answer.writeEndObject();
            });
    SdkHttpFullResponse response = response(failure.type().status(), requestId, body, memory);
    return failure.type() == FailureType.METHOD_NOT_ALLOWED
        ? response.toBuilder().putHeader("Allow", "POST").build()
        : response;
  }

  private static SdkHttpFullResponse response(
      int status, String requestId, ByteSegments body, MemoryBudget.Share memory) {
    List<byte[]> segments = body.segments();
    return SdkHttpFullResponse.builder()
        .statusCode(status)
        .putHeader("x-amzn-RequestId", requestId)
        .putHeader("Content-Type", CONTENT_TYPE)
        .putHeader("Content-Length", Long.toString(body.length()))
        .content(
            AbortableInputStream.create(
                new FilterInputStream(ByteSegments.stream(segments)) {
                  @Override
                  public void close() throws IOException {
                    super.close();
                    memory.close();
                  }
                }))
        .build();
  }

  private interface Content {
    void write(JsonGenerator answer) throws IOException;
  }

  private ByteSegments write(Content content) {
    ByteSegments bytes = new ByteSegments(LIKELY_SIZE);
    try (JsonGenerator answer = json.createGenerator(bytes)) {
      content.write(answer);
      answer.flush();
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is known about a call so far. */
  private static final class Call {
    private final String requestId;
    private String operation = NONE;
    private String accessKeyId = NONE;

    Call(String requestId) {
      this.requestId = requestId;
    }

    CurrentResponse response(SdkHttpFullResponse http, String outcome) {
      return new CurrentResponse(http, operation, accessKeyId, outcome);
    }
  }
}
