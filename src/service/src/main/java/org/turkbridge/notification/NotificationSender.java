package org.turkbridge.notification;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.NotificationDelivery;
import org.turkbridge.local.UndeliverableException;
import org.turkbridge.local.store.Notification;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.services.mturk.model.NotificationSpecification;

/**
 * Delivers by REST and SOAP as the old API did, and by SQS and SNS, to destinations that the
 * settings allow. What each takes is loaded when it is needed first.
 */
public final class NotificationSender implements NotificationDelivery, AutoCloseable {
  /** The transports of which a message is sent once, whatever becomes of it (documented). */
  static final Set<String> ONCE = Set.of("REST", "SOAP");

  private static final int LONGEST_DESTINATION = 1_024;

  private final NotificationSettings settings;
  private final Requesters requesters;
  private final InstantSource clock;
  private final Duration patience;
  private @Nullable Receptors receptors;
  private @Nullable AwsTopicsAndQueues aws;

  /**
   * @param requesters whose secrets sign
   * @param patience how long a receptor may take
   */
  public NotificationSender(
      NotificationSettings settings,
      Requesters requesters,
      InstantSource clock,
      Duration patience) {
    this.settings = settings;
    this.requesters = requesters;
    this.clock = clock;
    this.patience = patience;
  }

  @Override
  public Optional<String> obstacle(NotificationSpecification specification) {
    String destination = specification.destination();
    String transport = specification.transportAsString();
    if (destination.length() > LONGEST_DESTINATION) {
      return Optional.of(
          "A Destination has at most " + LONGEST_DESTINATION + " characters, and that has more.");
    }
    return switch (transport) {
      case "REST", "SOAP" -> ofUrl(destination, "a URL", "http://hooks.example.org/mturk");
      case "SQS" -> ofQueue(destination);
      case "SNS" -> ofTopic(destination);
      default -> Optional.of("This service does not notify by " + transport + ".");
    };
  }

  private Optional<String> ofUrl(String destination, String kind, String example) {
    @Nullable URI url = DestinationPattern.url(destination).orElse(null);
    if (url == null) {
      return Optional.of(
          "The Destination \"" + destination + "\" is not " + kind + " such as " + example + ".");
    }
    return settings.destinations().stream().anyMatch(pattern -> pattern.matches(url))
        ? Optional.empty()
        : notAllowed(destination);
  }

  private Optional<String> ofQueue(String destination) {
    Optional<String> obstacle =
        ofUrl(
            destination,
            "the URL of a queue",
            "https://sqs.us-east-1.amazonaws.com/123456789012/q");
    if (obstacle.isPresent() || settings.sqsEndpoint().isPresent()) {
      return obstacle;
    }
    return DestinationPattern.url(destination)
            .flatMap(AwsTopicsAndQueues::regionOfQueue)
            .isPresent()
        ? Optional.empty()
        : Optional.of(
            "The Destination \""
                + destination
                + "\" is no queue of AWS: start the server with --sqs-endpoint URL, which says where"
                + " it is.");
  }

  private Optional<String> ofTopic(String destination) {
    if (AwsTopicsAndQueues.regionOfTopic(destination).isEmpty()) {
      return Optional.of(
          "The Destination \""
              + destination
              + "\" is not the ARN of a topic such as arn:aws:sns:us-east-1:123456789012:topic.");
    }
    return settings.destinations().stream().anyMatch(pattern -> pattern.matchesArn(destination))
        ? Optional.empty()
        : notAllowed(destination);
  }

  private static Optional<String> notAllowed(String destination) {
    return Optional.of(
        "This server does not notify \""
            + destination
            + "\". Destinations are addresses that a caller chose, so whoever runs it has to allow"
            + " them: start it with --notify-to PATTERN.");
  }

  @Override
  public void deliver(Notification notification) throws UndeliverableException {
    Message message = new Message(notification);
    String destination = notification.specification().destination();
    switch (notification.specification().transportAsString()) {
      case "REST" -> receptors().get(message.query(secret(notification), clock.instant()));
      case "SOAP" ->
          receptors()
              .post(
                  URI.create(destination), message.envelope(secret(notification), clock.instant()));
      case "SQS" -> aws().send(URI.create(destination), message.json());
      case "SNS" ->
          aws().publish(destination, Long.toString(clock.instant().toEpochMilli()), message.json());
      default -> throw new UndeliverableException("there is no such transport.");
    }
  }

  private Optional<String> secret(Notification notification) {
    return requesters
        .byAccessKeyId(notification.accessKeyId())
        .map(requester -> requester.credentials().secretAccessKey());
  }

  private synchronized Receptors receptors() {
    if (receptors == null) {
      receptors = new Receptors(patience);
    }
    return receptors;
  }

  private synchronized AwsTopicsAndQueues aws() throws UndeliverableException {
    try {
      if (aws == null) {
        aws = new AwsTopicsAndQueues(settings, patience);
      }
      return aws;
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new UndeliverableException("the AWS SDK cannot use a setting of this machine.", e);
    }
  }

  @Override
  public synchronized void close() {
    if (receptors != null) {
      receptors.close();
    }
    if (aws != null) {
      aws.close();
    }
  }
}
