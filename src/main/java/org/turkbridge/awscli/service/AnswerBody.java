package org.turkbridge.awscli.service;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Takes the body of an answer away from the SDK, whose types lose what the AWS CLI shows: fractions
 * below a millisecond, and how a number was written. The SDK reads errors only.
 */
final class AnswerBody implements ExecutionInterceptor {
  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] NONE = {};

  private byte[] bytes = NONE;

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    bytes = context.responseBody().map(AnswerBody::read).orElse(NONE);
    return context
        .responseBody()
        .map(
            body ->
                new ByteArrayInputStream(context.httpResponse().isSuccessful() ? NOTHING : bytes));
  }

  /** The body of the last answer; empty if there was none. */
  byte[] bytes() {
    return bytes;
  }

  private static byte[] read(InputStream body) {
    try (body) {
      return body.readAllBytes();
    } catch (IOException e) {
      // So that the call is made again.
      throw RetryableException.create("The answer broke off", e);
    }
  }
}
