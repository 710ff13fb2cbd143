package org.turkbridge.shim;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.LegacyOperations;
import org.turkbridge.requester.Requester;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;

/** The current API, called with each caller's own key. Its failures become legacy errors. */
public final class Upstream {
  private final MTurkClient client;
  private final String name;
  private final Optional<RequesterStatistics> statistics;
  private final UpstreamErrors errors;
  private final String key;
  private final boolean isEmbedded;

  /**
   * @param client of AWS, of another endpoint, or of the embedded service
   * @param name how messages call the service, such as its endpoint
   * @param isAws whether it is Mechanical Turk itself, which was to close
   */
  public Upstream(MTurkClient client, String name, boolean isAws) {
    this(client, name, isAws, Optional.empty());
  }

  /**
   * One that may know more than the current API tells.
   *
   * @param statistics what it knows of its past; empty if nobody can ask
   */
  public Upstream(
      MTurkClient client, String name, boolean isAws, Optional<RequesterStatistics> statistics) {
    this.client = client;
    this.name = name;
    this.statistics = statistics;
    this.errors = new UpstreamErrors(name, isAws);
    this.isEmbedded = name.equals(UpstreamErrors.EMBEDDED);
    this.key = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Whether it is the embedded service. */
  boolean isEmbedded() {
    return isEmbedded;
  }

  /** Tells one service from another in the names of notes: 36 characters, none of them a slash. */
  String key() {
    return key;
  }

  /**
   * What it knows of its past.
   *
   * @param operation that wants to be told
   * @throws LegacyException if nobody can ask
   */
  RequesterStatistics statistics(String operation) {
    return statistics.orElseThrow(() -> LegacyOperations.onlyOfEmbedded(operation, name));
  }

  /**
   * A call that changes nothing.
   *
   * @throws LegacyException if it fails
   */
  <Q extends MTurkRequest, P> P read(
      Requester caller, BiFunction<MTurkClient, Q, P> operation, Q request) {
    try {
      return operation.apply(client, signedBy(caller, request));
    } catch (SdkException e) {
      throw errors.ofReading(e);
    }
  }

  /**
   * A call that changes something.
   *
   * @throws LegacyException if it fails; it says so where what became of it is not known
   */
  <Q extends MTurkRequest, P> P change(
      Requester caller, BiFunction<MTurkClient, Q, P> operation, Q request) {
    try {
      return operation.apply(client, signedBy(caller, request));
    } catch (SdkException e) {
      throw errors.ofChange(e);
    }
  }

  /**
   * What the answer to {@link #read} must have.
   *
   * @param name of it
   * @throws LegacyException if it has not
   */
  <T> T needed(String name, @Nullable T member) {
    if (member == null) {
      throw errors.ofAnswerWithout(name, false);
    }
    return member;
  }

  /**
   * What the answer to {@link #change} must have.
   *
   * @param name of it
   * @throws LegacyException if it has not
   */
  <T> T neededOfChange(String name, @Nullable T member) {
    if (member == null) {
      throw errors.ofAnswerWithout(name, true);
    }
    return member;
  }

  /** A request as that Requester sends it, with its own key. */
  @SuppressWarnings("unchecked") // A request's builder builds its like.
  public static <Q extends MTurkRequest> Q signedBy(Requester caller, Q request) {
    return (Q)
        request.toBuilder()
            .overrideConfiguration(
                AwsRequestOverrideConfiguration.builder()
                    .credentialsProvider(StaticCredentialsProvider.create(caller.credentials()))
                    .build())
            .build();
  }
}
