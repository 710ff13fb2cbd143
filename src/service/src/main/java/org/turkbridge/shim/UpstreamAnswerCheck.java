package org.turkbridge.shim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.mturk.model.MTurkException;

/**
 * Keeps a client from taking for a success what is none. The SDK does not read the answer to an
 * operation that answers nothing; so HTTP 200 with a page of another server, or with an error,
 * would count as a change that was made. So an answer is a success where it is a JSON object that
 * does not look like an error, and is not said to be a page; or where it is empty and has the
 * header that services of AWS write. To an operation that answers nothing the object is an empty
 * one.
 */
public final class UpstreamAnswerCheck implements ExecutionInterceptor {
  /** An error is shorter. */
  private static final int LARGEST_ERROR = 16 << 10;

  /** Of an error, in small letters; no operation of the API answers one of them. */
  private static final Set<String> MEMBERS_OF_ERRORS =
      Set.of("__type", "code", "error", "errors", "errormessage", "message", "turkerrorcode");

  private static final String HEADER_OF_AWS = "x-amzn-RequestId";

  /** The beginning of an answer that has members, for when it is known whether it may have any. */
  private static final ExecutionAttribute<byte[]> WITH_MEMBERS =
      new ExecutionAttribute<>("TurkbridgeAnswerWithMembers");

  private final JsonFactory json = new JsonFactory();

  /**
   * @throws MTurkException if the answer has the status of a success and is none
   */
  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    Optional<InputStream> body = context.responseBody();
    return context.httpResponse().isSuccessful()
        ? Optional.of(checked(body.orElseGet(InputStream::nullInputStream), context, attributes))
        : body;
  }

  /**
   * @throws MTurkException if an operation that answers nothing was answered something
   */
  @Override
  public void afterUnmarshalling(
      Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
    byte @Nullable [] start = attributes.getAttribute(WITH_MEMBERS);
    if (start != null && context.response().sdkFields().isEmpty()) {
      throw noSuccess(start, context.httpResponse());
    }
  }

  private InputStream checked(
      InputStream content, Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    try {
      byte[] start = content.readNBytes(LARGEST_ERROR);
      if (!isSuccess(start, context.httpResponse())) {
        throw noSuccess(start, context.httpResponse());
      }
      attributes.putAttribute(WITH_MEMBERS, hasMembers(start) ? start : null);
      return new SequenceInputStream(new ByteArrayInputStream(start), content);
    } catch (IOException e) {
      // As the SDK has it where it reads a body itself, so that it repeats the call.
      throw SdkClientException.create("The answer could not be read to its end", e);
    }
  }

  private static MTurkException noSuccess(byte[] start, SdkHttpResponse http) {
    return (MTurkException)
        MTurkException.builder()
            .statusCode(http.statusCode())
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .rawResponse(SdkBytes.fromByteArray(start))
                    .sdkHttpResponse(http)
                    .build())
            .build();
  }

  private boolean hasMembers(byte[] start) throws IOException {
    try (JsonParser parser = json.createParser(start)) {
      return parser.nextToken() != null && parser.nextToken() != JsonToken.END_OBJECT;
    }
  }

  /**
   * Whether an answer begins as a success does; one that is too long for an error is read later.
   */
  private boolean isSuccess(byte[] start, SdkHttpResponse http) {
    if (start.length == 0) {
      return http.firstMatchingHeader(HEADER_OF_AWS).isPresent();
    }
    if (isPage(http)) {
      return false;
    }
    try (JsonParser parser = json.createParser(start)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      if (start.length == LARGEST_ERROR) {
        return true;
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        if (MEMBERS_OF_ERRORS.contains(parser.currentName().toLowerCase(Locale.ROOT))) {
          return false;
        }
        parser.nextToken();
        parser.skipChildren();
      }
      return parser.nextToken() == null;
    } catch (IOException notJson) {
      return false;
    }
  }

  private static boolean isPage(SdkHttpResponse http) {
    String type = http.firstMatchingHeader("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    return type.startsWith("text/html") || type.startsWith("application/xhtml");
  }
}
