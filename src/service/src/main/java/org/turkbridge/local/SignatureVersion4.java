package org.turkbridge.local;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.signer.Aws4Signer;
import software.amazon.awssdk.auth.signer.params.Aws4SignerParams;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.regions.Region;

/**
 * Signs what a caller says it signed. The SDK's newer signer cannot: it always signs {@code
 * x-amz-content-sha256}, which the AWS CLI and boto3 do not send.
 */
@SuppressWarnings("deprecation")
final class SignatureVersion4 {
  private static final int HTTP_PORT = 80;

  private final Aws4Signer signer = Aws4Signer.create();

  /**
   * The signature that this call ought to have: over exactly the headers that the caller signed,
   * for its scope and date.
   *
   * @return lower-case hexadecimal
   */
  String signature(
      SdkHttpFullRequest request,
      byte[] body,
      Authorization given,
      Instant date,
      AwsCredentials credentials) {
    SdkHttpFullRequest.Builder bare =
        SdkHttpFullRequest.builder()
            .method(request.method())
            // The signer makes its own Host header, of this: port 80 adds nothing to it.
            .protocol("http")
            .host(host(request))
            .port(HTTP_PORT)
            .encodedPath(request.encodedPath())
            .rawQueryParameters(request.rawQueryParameters())
            .contentStreamProvider(ContentStreamProvider.fromByteArrayUnsafe(body));
    for (String name : given.signedHeaders()) {
      if (!name.equals("host")) {
        List<String> values = request.matchingHeaders(name);
        // What is not there was signed as empty, or not at all.
        bare.putHeader(name, values.isEmpty() ? List.of("") : values);
      }
    }
    // Without its session token, which the caller's own header carries: the signer would add it.
    AwsCredentials key =
        AwsBasicCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey());
    SdkHttpFullRequest signed =
        signer.sign(
            bare.build(),
            Aws4SignerParams.builder()
                .awsCredentials(key)
                .signingName(given.service())
                .signingRegion(Region.of(given.region()))
                .signingClockOverride(Clock.fixed(date, ZoneOffset.UTC))
                .build());
    return Authorization.parse(signed.firstMatchingHeader("Authorization").orElseThrow())
        .signature();
  }

  private static String host(SdkHttpFullRequest request) {
    return request.firstMatchingHeader("Host").orElseGet(() -> request.getUri().getRawAuthority());
  }
}
