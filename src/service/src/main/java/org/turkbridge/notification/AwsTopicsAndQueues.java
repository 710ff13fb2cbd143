package org.turkbridge.notification;

import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.local.UndeliverableException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queues of SQS and the topics of SNS, by clients that are made when they are needed. */
final class AwsTopicsAndQueues implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AwsTopicsAndQueues.class);
  private static final Pattern QUEUE_HOST =
      Pattern.compile("sqs\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?");
  private static final Pattern TOPIC =
      Pattern.compile("arn:aws[a-z-]*:sns:([a-z0-9-]+):(\\d{12}):[A-Za-z0-9_-]{1,256}");

  private final NotificationSettings settings;
  private final Duration patience;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http;
  private final Map<Region, SqsClient> queues = new ConcurrentHashMap<>();
  private final Map<Region, SnsClient> topics = new ConcurrentHashMap<>();

  /**
   * @param patience how long a call may take
   */
  AwsTopicsAndQueues(NotificationSettings settings, Duration patience) {
    this.settings = settings;
    this.patience = patience;
    this.credentials = settings.credentials().get();
    this.http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(patience)
            .socketTimeout(patience)
            .build();
  }

  /** The region of a queue of AWS; empty if it is none. */
  static Optional<Region> regionOfQueue(URI queue) {
    return region(QUEUE_HOST.matcher(queue.getHost()));
  }

  /** The region of a topic; empty if it is no ARN of one. */
  static Optional<Region> regionOfTopic(String arn) {
    return region(TOPIC.matcher(arn));
  }

  /** Known ones alone: so there is no end of clients. */
  private static Optional<Region> region(Matcher matcher) {
    return matcher.matches()
        ? Region.regions().stream()
            .filter(region -> region.id().equals(matcher.group(1)) && !region.isGlobalRegion())
            .findFirst()
        : Optional.empty();
  }

  void send(URI queue, String body) throws UndeliverableException {
    Region region = regionOfQueue(queue).orElse(Region.US_EAST_1);
    call(
        "SQS",
        () ->
            queues
                .computeIfAbsent(
                    region, each -> client(SqsClient.builder(), each, settings.sqsEndpoint()))
                .sendMessage(send -> send.queueUrl(queue.toString()).messageBody(body)));
  }

  void publish(String topic, String subject, String body) throws UndeliverableException {
    Region region = regionOfTopic(topic).orElse(Region.US_EAST_1);
    call(
        "SNS",
        () ->
            topics
                .computeIfAbsent(
                    region, each -> client(SnsClient.builder(), each, settings.snsEndpoint()))
                .publish(publish -> publish.topicArn(topic).subject(subject).message(body)));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, Region region, Optional<URI> endpoint) {
    endpoint.ifPresent(builder::endpointOverride);
    return builder
        .httpClient(http)
        .region(region)
        .credentialsProvider(credentials)
        .overrideConfiguration(
            configuration ->
                configuration
                    // The queue of what is to be delivered repeats.
                    .retryStrategy(AwsRetryStrategy.doNotRetry())
                    .apiCallTimeout(patience))
        .build();
  }

  private static void call(String service, Runnable call) throws UndeliverableException {
    try {
      call.run();
    } catch (AwsServiceException e) {
      throw new UndeliverableException(
          service
              + " answered "
              + Optional.ofNullable(e.awsErrorDetails())
                  .map(AwsErrorDetails::errorCode)
                  .orElse("HTTP " + e.statusCode())
              + ".",
          e);
    } catch (ApiCallTimeoutException e) {
      throw new UndeliverableException(service + " could not be called.", e, true);
    } catch (SdkException | IllegalArgumentException | IllegalStateException e) {
      // The message may tell of this machine, which is not for Requesters.
      LOG.warn("{} could not be called: {}", service, e.getMessage());
      throw new UndeliverableException(
          service + " could not be called.", e, e.getCause() instanceof SocketTimeoutException);
    }
  }

  @Override
  public void close() {
    queues.values().forEach(SqsClient::close);
    topics.values().forEach(SnsClient::close);
    http.close();
  }
}
