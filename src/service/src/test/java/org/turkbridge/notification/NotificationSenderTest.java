package org.turkbridge.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.local.SetClock;
import org.turkbridge.local.UndeliverableException;
import org.turkbridge.local.store.Notification;
import org.turkbridge.local.store.NotificationEvent;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mturk.model.EventType;
import software.amazon.awssdk.services.mturk.model.NotificationSpecification;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Deliveries to what really listens there. */
class NotificationSenderTest {
  private static final AwsBasicCredentials KEY =
      AwsBasicCredentials.create("AKIDEXAMPLE", "secretEXAMPLE");
  private static final Requesters REQUESTERS = new Requesters(List.of(new Requester("ann", KEY)));
  private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:topic";
  private static final String EVENT =
      "\"EventType\":\"AssignmentSubmitted\",\"EventTimestamp\":\"2014-08-15T00:01:00Z\","
          + "\"HITTypeId\":\"3TYPE\",\"HITId\":\"3HIT\",\"AssignmentId\":\"3ASSIGNMENT\"";

  private final Receptor receptor = new Receptor();
  private @Nullable NotificationSender opened;

  @AfterEach
  void close() {
    receptor.close();
    if (opened != null) {
      opened.close();
    }
  }

  private NotificationSender sender(Optional<URI> endpoint, String... patterns) {
    NotificationSender sender =
        new NotificationSender(
            new NotificationSettings(
                List.of(patterns).stream().map(DestinationPattern::of).toList(),
                endpoint,
                endpoint,
                () -> StaticCredentialsProvider.create(KEY)),
            REQUESTERS,
            new SetClock(),
            Duration.ofSeconds(2));
    opened = sender;
    return sender;
  }

  private NotificationSender sender() {
    return sender(Optional.empty(), "http://127.0.0.1:*/*");
  }

  private static NotificationSpecification specification(String transport, String destination) {
    return NotificationSpecification.builder()
        .transport(transport)
        .destination(destination)
        .version("2006-05-05")
        .build();
  }

  private static Notification notification(String transport, String destination, String keyId) {
    return new Notification(
        "4d1e",
        "ann",
        keyId,
        specification(transport, destination),
        new NotificationEvent(
            EventType.ASSIGNMENT_SUBMITTED,
            Instant.parse("2014-08-15T00:01:00.250Z"),
            "3TYPE",
            "3HIT",
            "3ASSIGNMENT"));
  }

  private static Notification notification(String transport, String destination) {
    return notification(transport, destination, KEY.accessKeyId());
  }

  @ParameterizedTest
  @CsvSource({"/,''", "/hook?a=b%20c,a=b%20c&", "/hook?,''"})
  void restIsAskedAsTheOldReceptorsExpect(String path, String before) throws Exception {
    sender().deliver(notification("REST", receptor.url(path)));

    Receptor.Received received = receptor.next();
    assertThat(received.method()).isEqualTo("GET");
    assertThat(received.query())
        .isEqualTo(
            before
                + "method=Notify&Signature=I0S%2FXMxhEpy8xish6X1sov%2FEEUw%3D&Timestamp=2014-08-15T00%3A01%3A00Z"
                + "&Version=2006-05-05&Event.1.EventType=AssignmentSubmitted"
                + "&Event.1.EventTime=2014-08-15T00%3A01%3A00Z&Event.1.HITTypeId=3TYPE"
                + "&Event.1.HITId=3HIT&Event.1.AssignmentId=3ASSIGNMENT");
    assertThat(receptor.left()).isZero();
  }

  @Test
  void whatTheKeyIsGoneOfIsNotSigned() throws Exception {
    sender().deliver(notification("REST", receptor.url("/"), "AKIDGONE"));

    assertThat(receptor.next().query()).startsWith("method=Notify&Timestamp=");
  }

  @Test
  void soapIsPosted() throws Exception {
    sender().deliver(notification("SOAP", receptor.url("/soap")));

    Receptor.Received received = receptor.next();
    assertThat(received.method()).isEqualTo("POST");
    assertThat(received.action()).isEqualTo("\"http://soap.amazon.com\"");
    assertThat(received.body())
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
                + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body>"
                + "<Notify xmlns=\"http://requester.mturk.amazonaws.com/doc/2006-05-05\">"
                + "<Signature>I0S/XMxhEpy8xish6X1sov/EEUw=</Signature>"
                + "<Timestamp>2014-08-15T00:01:00Z</Timestamp><Version>2006-05-05</Version><Event>"
                + "<EventType>AssignmentSubmitted</EventType>"
                + "<EventTime>2014-08-15T00:01:00Z</EventTime><HITTypeId>3TYPE</HITTypeId>"
                + "<HITId>3HIT</HITId><AssignmentId>3ASSIGNMENT</AssignmentId></Event></Notify>"
                + "</soapenv:Body></soapenv:Envelope>");
  }

  @Test
  void aQueueIsSentTheDocument() throws Exception {
    SQSRestServer queues =
        SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    URI endpoint =
        URI.create("http://127.0.0.1:" + queues.waitUntilStarted().localAddress().getPort());
    try (SqsClient client =
        SqsClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(KEY))
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      String queue = client.createQueue(create -> create.queueName("hits")).queueUrl();
      NotificationSender sender = sender(Optional.of(endpoint), "http://*:*/*");
      assertThat(sender.obstacle(specification("SQS", queue))).isEmpty();

      sender.deliver(notification("SQS", queue));

      List<Message> messages =
          client.receiveMessage(receive -> receive.queueUrl(queue).waitTimeSeconds(20)).messages();
      assertThat(messages)
          .extracting(Message::body)
          .containsExactly(
              "{\"Events\":[{"
                  + EVENT
                  + "}],\"EventDocId\":\"4d1e\",\"CustomerId\":\"A49915E0D7D4B4\",\"EventDocVersion\":\"2006-05-05\"}");
      assertUndelivered(sender, notification("SQS", queue + "gone"), "SQS answered ");
    } finally {
      queues.stopAndWait();
    }
  }

  @Test
  void aTopicIsPublishedTheDocument() throws Exception {
    receptor.answering(
        "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult>"
            + "<MessageId>94f20ce6</MessageId></PublishResult></PublishResponse>");

    sender(Optional.of(URI.create(receptor.url(""))), "arn:aws:sns:*:123456789012:*")
        .deliver(notification("SNS", TOPIC));

    String body = receptor.next().body();
    assertThat(body)
        .contains("Action=Publish", "TopicArn=arn%3Aaws%3Asns%3Aeu-west-1%3A123456789012%3Atopic")
        .contains("Subject=1408060860250")
        .contains("AssignmentSubmitted");
  }

  private static void assertUndelivered(
      NotificationSender sender, Notification notification, String why) {
    assertThatThrownBy(() -> sender.deliver(notification))
        .isInstanceOf(UndeliverableException.class)
        .hasMessageStartingWith(why);
  }

  @Test
  void aRedirectIsNotFollowed() {
    try (Receptor other = new Receptor()) {
      receptor.redirecting(other.url("/"));
      for (String transport : List.of("REST", "SOAP")) {
        assertUndelivered(
            sender(),
            notification(transport, receptor.url("/")),
            "the receptor answered HTTP 302, and redirects are not followed.");
      }
      receptor.redirecting(other.url("/")).answering(307);
      assertUndelivered(
          sender(Optional.of(URI.create(receptor.url(""))), "arn:*:*:*:*:*"),
          notification("SNS", TOPIC),
          "SNS answered HTTP 307.");
      assertThat(other.left()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 502, 503})
  void whatAnswersInsteadOfATopicIsToldByItsStatus(int status) {
    receptor.answering(status);
    assertUndelivered(
        sender(Optional.of(URI.create(receptor.url(""))), "arn:*:*:*:*:*"),
        notification("SNS", TOPIC),
        "SNS answered HTTP " + status + ".");
  }

  @Test
  void whoRefusesIsTold() {
    receptor.answering(500);
    assertUndelivered(
        sender(), notification("REST", receptor.url("/")), "the receptor answered HTTP 500.");
  }

  @ParameterizedTest
  @CsvSource({"REST,0", "REST,1", "SOAP,0", "SOAP,1"})
  void whoEndsTheConnectionInsteadOfAnsweringIsAskedOnce(String transport, int answered)
      throws Exception {
    try (HangingUp other = new HangingUp(answered)) {
      NotificationSender sender = sender();
      for (int i = 0; i < answered; i++) {
        sender.deliver(notification(transport, other.url()));
      }

      assertUndelivered(
          sender, notification(transport, other.url()), "the receptor could not be reached.");

      assertThat(other.requests()).isEqualTo(answered + 1);
    }
  }

  @Test
  void whoNeverAnswersIsNotWaitedForLong() {
    receptor.silent();
    assertUndelivered(
        sender(),
        notification("REST", receptor.url("/")),
        "the receptor did not answer within 2 s.");
    assertUndelivered(
        sender(Optional.of(URI.create(receptor.url(""))), "arn:*:*:*:*:*"),
        notification("SNS", TOPIC),
        "SNS could not be called.");
  }

  @Test
  void whoNeverAcceptsIsNotWaitedForLong() throws IOException {
    String closed;
    try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = "http://127.0.0.1:" + port.getLocalPort() + "/";
      assertUndelivered(
          sender(), notification("REST", closed), "the receptor did not answer within 2 s.");
    }
    assertUndelivered(sender(), notification("REST", closed), "the receptor could not be reached.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "REST | hooks | The Destination \"hooks\" is not a URL such as http://",
        "SOAP | ftp://127.0.0.1/ | The Destination \"ftp://127.0.0.1/\" is not a URL such as",
        "SQS | queue | The Destination \"queue\" is not the URL of a queue such as https://sqs.",
        "SNS | topic | The Destination \"topic\" is not the ARN of a topic such as arn:aws:sns:",
        "SNS | arn:aws:sns:mars-1:123456789012:t | The Destination \"arn:aws:sns:mars-1",
        "REST | http://localhost/ | This server does not notify \"http://localhost/\"",
        "REST | http://127.0.0.1@example.org/ | The Destination \"http://127.0.0.1@example.org/\"",
        "SQS | https://sqs.us-east-1.amazonaws.com/1/q | This server does not notify \"https://sqs",
        "SNS | arn:aws:sns:us-east-1:123456789012:t | This server does not notify \"arn:aws:sns",
        "SQS | http://127.0.0.1:9324/1/q | The Destination \"http://127.0.0.1:9324/1/q\" is no queue of"
            + " AWS: start the server with --sqs-endpoint URL",
        "Pigeon | http://127.0.0.1/ | This service does not notify by Pigeon."
      })
  void whereNobodyMayBeNotifiedIsSaid(String transport, String destination, String obstacle) {
    assertThat(sender().obstacle(specification(transport, destination)).orElseThrow())
        .startsWith(obstacle);
  }

  @Test
  void theOptionThatAllowsADestinationIsNamed() {
    assertThat(sender().obstacle(specification("REST", "http://localhost/")).orElseThrow())
        .endsWith("start it with --notify-to PATTERN.");
    assertThat(
            sender()
                .obstacle(specification("REST", "http://127.0.0.1/" + "a".repeat(1_024)))
                .orElseThrow())
        .contains("at most 1024 characters");
  }
}
