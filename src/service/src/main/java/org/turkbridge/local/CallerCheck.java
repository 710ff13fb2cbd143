package org.turkbridge.local;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.http.SdkHttpFullRequest;

/** How the embedded service finds out who calls. */
public abstract sealed class CallerCheck permits SigV4Check, ClaimedCaller {
  CallerCheck() {}

  /**
   * Every call must be signed (Signature Version 4) with a configured key.
   *
   * @param skew how far the date of a call may be from the clock, either way
   */
  public static CallerCheck signed(Requesters requesters, Duration skew, InstantSource clock) {
    return new SigV4Check(requesters, skew, clock);
  }

  /**
   * No signature is checked: a caller is who its access key id says, configured or not, and a call
   * that is not signed at all comes from a Requester named {@code anonymous}.
   */
  public static CallerCheck claimed(Requesters requesters) {
    return new ClaimedCaller(requesters);
  }

  /**
   * Who calls.
   *
   * @param authorization empty if the call has none
   * @param body all of it
   * @throws Failure if that cannot be believed
   */
  abstract Caller identify(
      Optional<Authorization> authorization, SdkHttpFullRequest request, byte[] body);
}
