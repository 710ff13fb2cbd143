package org.turkbridge.awscli.service;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Takes the body of an answer away from the SDK, whose types lose what the AWS CLI shows: fractions
 * below a millisecond, and how a number was written. The SDK reads errors only.
 */
final class AnswerBody implements ExecutionInterceptor {
  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes = {};

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    return context
        .responseBody()
        .map(
            body -> {
              bytes = read(body);
              return new ByteArrayInputStream(
                  context.httpResponse().isSuccessful() ? NOTHING : bytes);
            });
  }

  /** The body of the last answer; empty if there was none. */
  byte[] bytes() {
    return bytes;
  }

  private static byte[] read(InputStream body) {
    try (body) {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
