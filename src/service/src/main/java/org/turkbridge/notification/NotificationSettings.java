package org.turkbridge.notification;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * Where Requesters may be notified, and by what.
 *
 * @param destinations who may be notified; none if it is empty
 * @param sqsEndpoint of another service than that of AWS
 * @param snsEndpoint of another service than that of AWS
 * @param credentials makes what calls of SQS and SNS are signed by, when they are needed
 */
public record NotificationSettings(
    List<DestinationPattern> destinations,
    Optional<URI> sqsEndpoint,
    Optional<URI> snsEndpoint,
    Supplier<AwsCredentialsProvider> credentials) {
  /** Nobody is notified. */
  public static final NotificationSettings NONE =
      new NotificationSettings(List.of(), Optional.empty(), Optional.empty());

  public NotificationSettings {
    destinations = List.copyOf(destinations);
  }

  /** Settings by which calls are signed as the AWS SDK finds credentials. */
  public NotificationSettings(
      List<DestinationPattern> destinations, Optional<URI> sqsEndpoint, Optional<URI> snsEndpoint) {
    // No reference to the method, for which the class would be loaded at once.
    this(
        destinations, sqsEndpoint, snsEndpoint, () -> DefaultCredentialsProvider.builder().build());
  }
}
