package org.turkbridge.requester;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * What the parts of an access key are called in one kind of place, as botocore has them
 * (botocore/credentials.py).
 *
 * @param id of the access key id
 * @param secret of the secret access key
 * @param tokens of the session token: the first that is there counts
 */
public record KeyNames(String id, String secret, List<String> tokens) {
  /** In environment variables, where an empty one counts as absent. */
  public static final KeyNames VARIABLES =
      new KeyNames(
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          List.of("AWS_SECURITY_TOKEN", "AWS_SESSION_TOKEN"));

  /** In sections of files. */
  public static final KeyNames SETTINGS =
      new KeyNames(
          "aws_access_key_id",
          "aws_secret_access_key",
          List.of("aws_security_token", "aws_session_token"));

  /** In the section {@code Credentials} of a file of boto 2. */
  public static final KeyNames BOTO = new KeyNames(SETTINGS.id, SETTINGS.secret, List.of());

  /**
   * The key of a section.
   *
   * @return empty if there is no access key id
   * @throws UnusableKeyException if there is one, but no key to sign with
   */
  public Optional<AwsCredentials> in(ConfigSection section) throws UnusableKeyException {
    if (!section.has(id)) {
      return Optional.empty();
    }
    String keyId = section.texts().get(id);
    boolean isOfLines = keyId != null && keyId.chars().anyMatch(Character::isISOControl);
    if (!section.has(secret)) {
      throw UnusableKeyException.missing(id, secret, isOfLines || keyId == null);
    }
    if (keyId == null || isOfLines) {
      throw UnusableKeyException.ofLines(id);
    }
    String secretKey = section.texts().get(secret);
    if (secretKey == null) {
      throw UnusableKeyException.ofLines(secret);
    }
    if (keyId.isBlank()) {
      throw UnusableKeyException.blank(id);
    }
    if (secretKey.isBlank()) {
      throw UnusableKeyException.blank(secret);
    }
    for (String name : tokens) {
      if (section.nested().containsKey(name)) {
        throw UnusableKeyException.ofLines(name);
      }
    }
    String token =
        tokens.stream().filter(section::has).findFirst().flatMap(section::text).orElse("");
    return Optional.of(
        token.isBlank()
            ? AwsBasicCredentials.create(keyId, secretKey)
            : AwsSessionCredentials.create(keyId, secretKey, token));
  }
}
