package org.turkbridge.junit;

import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** A client that is made when a test first asks for it. */
final class TestClient implements AutoCloseable {
  private final URI endpoint;
  private final AwsCredentials credentials;
  private @Nullable MTurkClient client;

  TestClient(URI endpoint, AwsCredentials credentials) {
    this.endpoint = endpoint;
    this.credentials = credentials;
  }

  synchronized MTurkClient get() {
    MTurkClient made = client;
    if (made == null) {
      made = open();
      client = made;
    }
    return made;
  }

  private MTurkClient open() {
    ProfileFile noProfiles =
        ProfileFile.builder()
            .type(ProfileFile.Type.CONFIGURATION)
            .content(InputStream.nullInputStream())
            .build();
    return MTurkClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .region(Region.US_EAST_1)
        .endpointOverride(endpoint)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        // What AWS variables and files of this machine say is for other programs.
        .defaultsMode(DefaultsMode.STANDARD)
        .fipsEnabled(false)
        .dualstackEnabled(false)
        .overrideConfiguration(
            configuration ->
                configuration
                    .defaultProfileFileSupplier(() -> noProfiles)
                    .retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
    }
  }
}
