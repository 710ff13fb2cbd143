package org.turkbridge.shim;

import java.util.function.BiFunction;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.requester.Requester;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** The current API, called with each caller's own key. Its failures become legacy errors. */
public final class Upstream {
  private final MTurkClient client;
  private final UpstreamErrors errors;

  /**
   * @param client of AWS, of another endpoint, or of the embedded service
   * @param name how messages call the service, such as its endpoint
   * @param isAws whether it is Mechanical Turk itself, which was to close
   */
  public Upstream(MTurkClient client, String name, boolean isAws) {
    this.client = client;
    this.errors = new UpstreamErrors(name, isAws);
  }

  /**
   * One call.
   *
   * @throws LegacyException if it fails
   */
  <T> T call(Requester caller, BiFunction<MTurkClient, AwsRequestOverrideConfiguration, T> call) {
    try {
      return call.apply(
          client,
          AwsRequestOverrideConfiguration.builder()
              .credentialsProvider(StaticCredentialsProvider.create(caller.credentials()))
              .build());
    } catch (SdkException e) {
      throw errors.translate(e);
    }
  }
}
