package org.turkbridge.local;

import java.util.Optional;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.http.SdkHttpFullRequest;

/** Believes the access key id. */
final class ClaimedCaller extends CallerCheck {
  private final Requesters requesters;

  ClaimedCaller(Requesters requesters) {
    this.requesters = requesters;
  }

  @Override
  Caller identify(Optional<Authorization> authorization, SdkHttpFullRequest request, byte[] body) {
    Optional<String> accessKeyId = authorization.map(Authorization::accessKeyId);
    return new Caller(
        accessKeyId
            .map(key -> requesters.byAccessKeyId(key).map(Requester::name).orElse(key))
            .orElse("anonymous"),
        accessKeyId.orElse(""));
  }
}
