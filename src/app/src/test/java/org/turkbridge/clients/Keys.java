package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.MTurkClientBuilder;

/** An access key pair, and the documented signature of the legacy API made with it. */
record Keys(String accessKeyId, String secretAccessKey) {
  static final Keys TESTER = new Keys("AKIDEXAMPLE", "secretEXAMPLE/of+the+tester");
  static final Keys OTHER = new Keys("AKIDOTHEREXAMPLE", "secretEXAMPLE/of+another");
  static final String TESTER_PROFILE = "tester";
  static final String OTHER_PROFILE = "other";

  private static final String SERVICE = "AWSMechanicalTurkRequester";

  /** Writes both as profiles of a credentials file. */
  static Path credentialsFile(Path folder) {
    try {
      return Files.writeString(
          folder.resolve("credentials"),
          profile(TESTER_PROFILE, TESTER) + profile(OTHER_PROFILE, OTHER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Neither secret is in what a command printed. */
  static void assertNoSecret(Finished run) {
    assertThat(run.out() + run.err())
        .doesNotContain(TESTER.secretAccessKey(), OTHER.secretAccessKey());
  }

  private static String profile(String name, Keys keys) {
    return "[%s]%naws_access_key_id = %s%naws_secret_access_key = %s%n"
        .formatted(name, keys.accessKeyId(), keys.secretAccessKey());
  }

  /** Begins a client of the AWS SDK that calls a service with this key. */
  MTurkClientBuilder sdk(URI service) {
    return MTurkClient.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .region(Region.US_EAST_1)
        .endpointOverride(service)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(accessKeyId, secretAccessKey)));
  }

  /**
   * HMAC-SHA1 over service, operation and time.
   *
   * @param timestamp as it is sent
   */
  String signature(String operation, String timestamp) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secretAccessKey.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      byte[] signed = (SERVICE + operation + timestamp).getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
