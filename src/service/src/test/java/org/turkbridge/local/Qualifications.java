package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreAddress;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.CreateQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.MTurkException;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationTypeStatus;
import software.amazon.awssdk.services.mturk.model.RequestErrorException;

/** The embedded service over a store, with two Requesters and with workers. */
public final class Qualifications implements AutoCloseable {
  private static final String XML_PARSE_ERROR =
      "There was an error parsing the XML question or answer data in your request. Please make sure"
          + " the data is well-formed and validates against the appropriate schema. Details: ";
  private static final AwsCredentials ANN =
      AwsBasicCredentials.create("AKIAANN0000000000001", "secret-of-ann");
  private static final AwsCredentials BOB =
      AwsBasicCredentials.create("AKIABOB0000000000001", "secret-of-bob");
  private static final Requesters REQUESTERS =
      new Requesters(List.of(new Requester("ann", ANN), new Requester("bob", BOB)));

  public final Store store;
  public final SetClock clock = new SetClock();
  public final SentNotifications delivery = new SentNotifications();
  public final CurrentService service;

  /** The Requester who creates the types. */
  public final MTurkClient ann;

  /** Another Requester. */
  public final MTurkClient bob;

  public final WorkerRequests workers;

  public Qualifications(Path file) {
    this(StoreAddress.of(file));
  }

  public Qualifications(StoreAddress address) {
    this.store = Store.open(address);
    this.service =
        new CurrentService(
            store,
            CallerCheck.signed(REQUESTERS, Duration.ofMinutes(15), InstantSource.system()),
            () -> EmbeddedFixture.REQUEST_ID,
            clock,
            new SecureRandom(),
            delivery);
    this.ann = EmbeddedFixture.client(service, ANN);
    this.bob = EmbeddedFixture.client(service, BOB);
    this.workers = new WorkerRequests(store, clock, new SecureRandom());
  }

  /** A new active type of Ann's, without a test; gives its id. */
  public String type(String name) {
    return type(name, type -> {});
  }

  public String type(String name, Consumer<CreateQualificationTypeRequest.Builder> more) {
    return ann.createQualificationType(
            type -> {
              type.name(name)
                  .description("About " + name)
                  .qualificationTypeStatus(QualificationTypeStatus.ACTIVE);
              more.accept(type);
            })
        .qualificationType()
        .qualificationTypeId();
  }

  /** A pending request; gives its id. */
  public String request(String typeId, String workerId) {
    return workers.request(typeId, workerId, null).qualificationRequestId();
  }

  public void importRequests(QualificationRequest... requests) {
    ImportRun run = new ImportRun(store, line -> {});
    for (QualificationRequest request : requests) {
      run.add("a.xml", RecordKind.QUALIFICATION_REQUEST, request, Set.of());
    }
    run.finish();
  }

  public Qualification score(String typeId, String workerId) {
    return ann.getQualificationScore(score -> score.qualificationTypeId(typeId).workerId(workerId))
        .qualification();
  }

  public List<String> pending(@Nullable String typeId) {
    return ann.listQualificationRequestsPaginator(list -> list.qualificationTypeId(typeId)).stream()
        .flatMap(page -> page.qualificationRequests().stream())
        .map(QualificationRequest::qualificationRequestId)
        .toList();
  }

  /** A RequestError with a code of {@code AWS.MechanicalTurk} and a message that begins so. */
  public static void assertThatRequestError(ThrowingCallable call, String code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RequestErrorException.class,
            e -> {
              assertThat(e.turkErrorCode()).isEqualTo("AWS.MechanicalTurk." + code);
              assertThat(e.awsErrorDetails().errorMessage()).startsWith(message);
            });
  }

  /**
   * A ParameterValidationError that names a member, with a TurkErrorCode and a message that begins
   * so.
   */
  public static void assertThatParameterError(
      ThrowingCallable call, String parameter, String code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MTurkException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ParameterValidationError");
              assertThat(e.statusCode()).isEqualTo(400);
              assertThat(e.awsErrorDetails().errorMessage()).startsWith(message);
              assertThat(e.awsErrorDetails().rawResponse().asUtf8String())
                  .startsWith("{\"__type\":\"ParameterValidationError\",\"Message\":\"")
                  .endsWith(
                      ")\",\"Parameter\":\"%s\",\"TurkErrorCode\":\"%s\"}"
                          .formatted(parameter, code));
            });
  }

  public static void assertThatInvalidValue(
      ThrowingCallable call, String parameter, String message) {
    assertThatParameterError(call, parameter, "AWS.MechanicalTurk.InvalidParameterValue", message);
  }

  public static void assertThatXmlParseError(
      ThrowingCallable call, String parameter, String message) {
    assertThatParameterError(
        call, parameter, "AWS.MechanicalTurk.XMLParseError", XML_PARSE_ERROR + message);
  }

  public static void assertThatOutOfRange(ThrowingCallable call, String parameter, String message) {
    assertThatParameterError(call, parameter, "AWS.ParameterOutOfRange", message);
  }

  public static void assertThatValidationError(ThrowingCallable call, String... messages) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MTurkException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
              assertThat(e.awsErrorDetails().errorMessage()).contains(messages);
            });
  }

  @Override
  public void close() {
    ann.close();
    bob.close();
    store.close();
  }
}
