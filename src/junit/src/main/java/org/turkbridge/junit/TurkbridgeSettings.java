package org.turkbridge.junit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * What a test asks for.
 *
 * @param archive files, folders and patterns to import
 * @param perTest a bridge for each test; else one for a class
 * @param credentials of the one Requester
 * @param clockSkew how far a signed time may be from the clock
 */
record TurkbridgeSettings(
    List<String> archive,
    boolean perTest,
    AwsCredentials credentials,
    InstantSource clock,
    Duration clockSkew) {
  private static final AwsCredentials NO_SECRET =
      AwsBasicCredentials.create(
          "AKIATURKBRIDGETEST00", "test/secret/of/turkbridge/not/a/real/one");

  private static final Duration AS_OF_SERVE = Duration.ofMinutes(15);

  /** Callers sign by the clock on the wall, however far it is from a clock that a test sets. */
  private static final Duration ANY = Duration.ofDays(365_000);

  TurkbridgeSettings {
    archive = List.copyOf(archive);
  }

  static TurkbridgeSettings of(List<String> archive) {
    return new TurkbridgeSettings(archive, false, NO_SECRET, InstantSource.system(), AS_OF_SERVE);
  }

  /** Whether the key is the one that stands here for all to read. */
  boolean isKeyPublished() {
    return credentials.equals(NO_SECRET);
  }

  TurkbridgeSettings isolated(boolean eachTest) {
    return new TurkbridgeSettings(archive, eachTest, credentials, clock, clockSkew);
  }

  TurkbridgeSettings of(AwsCredentials others) {
    return new TurkbridgeSettings(archive, perTest, others, clock, clockSkew);
  }

  TurkbridgeSettings at(InstantSource other) {
    return new TurkbridgeSettings(archive, perTest, credentials, other, ANY);
  }
}
