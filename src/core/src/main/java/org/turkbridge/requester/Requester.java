package org.turkbridge.requester;

import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * One access key of a Requester.
 *
 * @param name the profile of the credentials file, or the source of the key; all keys of one name
 *     are one Requester
 * @param credentials access key id and secret; with a session token, AwsSessionCredentials
 */
public record Requester(String name, AwsCredentials credentials) {
  public String accessKeyId() {
    return credentials.accessKeyId();
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Requester[" + name + ", " + accessKeyId() + "]";
  }
}
