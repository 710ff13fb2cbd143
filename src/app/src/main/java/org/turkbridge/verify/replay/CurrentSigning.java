package org.turkbridge.verify.replay;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.turkbridge.requester.Requester;
import org.turkbridge.verify.recording.Header;
import org.turkbridge.verify.recording.RecordedRequest;
import org.turkbridge.verify.recording.Redaction;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/** Signs a call of the current API with Signature Version 4. */
final class CurrentSigning {
  private static final String AUTHORIZATION = "Authorization";
  private static final String SERVICE = "mturk-requester";
  private static final String REGION = "us-east-1";

  private final Requester key;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  CurrentSigning(Requester key) {
    this.key = key;
  }

  /** The call to that address; as it is if it was not signed. */
  RecordedRequest signed(RecordedRequest recorded, URI address, Instant now) {
    if (recorded.header(AUTHORIZATION).filter(Redaction.REMOVED::equals).isEmpty()) {
      return recorded;
    }
    SdkHttpRequest.Builder bare =
        SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(recorded.method())).uri(address);
    recorded.headers().stream()
        .filter(header -> !header.name().equalsIgnoreCase(AUTHORIZATION))
        .forEach(header -> bare.appendHeader(header.name(), header.value()));
    SdkHttpRequest signed =
        signer
            .sign(
                sign ->
                    sign.identity(key.credentials())
                        .request(bare.build())
                        .payload(ContentStreamProvider.fromByteArrayUnsafe(recorded.body()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, REGION)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)))
            .request();
    List<Header> headers = new ArrayList<>();
    signed
        .headers()
        .forEach((name, values) -> values.forEach(value -> headers.add(new Header(name, value))));
    return new RecordedRequest(recorded.method(), recorded.target(), headers, recorded.body());
  }
}
