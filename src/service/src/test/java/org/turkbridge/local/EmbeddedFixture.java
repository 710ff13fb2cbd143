package org.turkbridge.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.local.store.Arrival;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreAddress;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** A store, the service over it, and the SDK's client of that service. */
public final class EmbeddedFixture implements AutoCloseable {
  public static final AwsCredentials KEY =
      AwsBasicCredentials.create("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
  public static final Requesters REQUESTERS =
      new Requesters(List.of(new Requester("default", KEY)));
  public static final UUID REQUEST_ID = UUID.fromString("b0a6f8a2-5d3f-4c86-9bd5-2d4c9d0d9f11");
  public static final InstantSource NOW = InstantSource.system();

  public final Store store;
  public final CurrentService service;
  public final MTurkClient client;

  public EmbeddedFixture(Path file) {
    this(StoreAddress.of(file));
  }

  public EmbeddedFixture(StoreAddress address) {
    this.store = Store.open(address);
    this.service =
        new CurrentService(
            store,
            CallerCheck.signed(REQUESTERS, Duration.ofMinutes(15), NOW),
            () -> REQUEST_ID,
            NOW);
    this.client = client(KEY);
  }

  public MTurkClient client(AwsCredentials credentials) {
    return client(service, credentials);
  }

  public static MTurkClient client(CurrentService service, AwsCredentials credentials) {
    return client(service, credentials, configuration -> {});
  }

  public static MTurkClient client(
      CurrentService service,
      AwsCredentials credentials,
      Consumer<ClientOverrideConfiguration.Builder> configuration) {
    return MTurkClient.builder()
        .overrideConfiguration(configuration)
        .httpClient(new InProcessHttpClient(service))
        .endpointOverride(URI.create("http://127.0.0.1:8017"))
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }

  /** Imports requests as one file; gives the lines of the report. */
  public List<String> add(QualificationRequest... requests) {
    List<String> lines = new ArrayList<>();
    add(lines, "test.xml", requests);
    return lines;
  }

  public ImportReport add(List<String> lines, String file, QualificationRequest... requests) {
    ImportRun run = new ImportRun(store, lines::add);
    int record = 0;
    for (QualificationRequest request : requests) {
      String origin = file + ": record " + ++record;
      try {
        run.add(origin, RecordKind.QUALIFICATION_REQUEST, request, Set.of());
      } catch (UntranslatableException e) {
        run.refuse(origin, String.valueOf(e.getMessage()));
      }
    }
    run.endFile();
    return run.finish();
  }

  public void addRange(String typeId, int first, int last) {
    QualificationRequest[] requests = new QualificationRequest[last - first + 1];
    Arrays.setAll(requests, i -> request("R" + (first + i), typeId));
    add(requests);
  }

  /** As an archive brings them. */
  public static List<Arrival<QualificationRequest>> arrivals(String typeId, String... ids) {
    return Arrays.stream(ids).map(id -> new Arrival<>("a.xml", request(id, typeId))).toList();
  }

  public static QualificationRequest request(String id, String typeId) {
    return request(id, typeId, "2014-08-15T00:01:00Z", "<Answer of='" + id + "'/>");
  }

  public static QualificationRequest request(
      String id, String typeId, String submitTime, @Nullable String answer) {
    return QualificationRequest.builder()
        .qualificationRequestId(id)
        .qualificationTypeId(typeId)
        .workerId("A" + id)
        .test("<QuestionForm/>")
        .answer(answer)
        .submitTime(OffsetDateTime.parse(submitTime).toInstant())
        .build();
  }

  @Override
  public void close() {
    client.close();
    store.close();
  }
}
