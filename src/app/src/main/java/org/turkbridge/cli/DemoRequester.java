package org.turkbridge.cli;

import java.util.List;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** A key pair that is no secret, for trying things out on one's own machine. */
final class DemoRequester {
  private static final String ACCESS_KEY_ID = "AKIATURKBRIDGEDEMO00";
  private static final String SECRET_ACCESS_KEY = "demo/secret/of/turkbridge/not/a/real/one";

  private DemoRequester() {}

  static Requesters alone() {
    return new Requesters(
        List.of(
            new Requester("demo", AwsBasicCredentials.create(ACCESS_KEY_ID, SECRET_ACCESS_KEY))));
  }
}
