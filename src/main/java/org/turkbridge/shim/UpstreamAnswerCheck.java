package org.turkbridge.shim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.mturk.model.MTurkException;

/**
 * Keeps a client from taking for a success what is none. The SDK does not read the answer to an
 * operation that answers nothing; so HTTP 200 with a page of another server, or with an error,
 * would count as a change that was made.
 */
public final class UpstreamAnswerCheck implements ExecutionInterceptor {
  /** An error is shorter. */
  private static final int LARGEST_ERROR = 16 << 10;

  private final JsonFactory json = new JsonFactory();

  /**
   * @throws MTurkException if the answer is not a JSON object, or is an error
   */
  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    Optional<InputStream> body = context.responseBody();
    return context.httpResponse().isSuccessful()
        ? body.map(content -> checked(content, context))
        : body;
  }

  private InputStream checked(InputStream content, Context.ModifyHttpResponse context) {
    try {
      byte[] start = content.readNBytes(LARGEST_ERROR);
      if (!isSuccess(start)) {
        throw MTurkException.builder()
            .statusCode(context.httpResponse().statusCode())
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .rawResponse(SdkBytes.fromByteArray(start))
                    .sdkHttpResponse(context.httpResponse())
                    .build())
            .build();
      }
      return new SequenceInputStream(new ByteArrayInputStream(start), content);
    } catch (IOException e) {
      // As the SDK has it where it reads a body itself, so that it repeats the call.
      throw SdkClientException.create("The answer could not be read to its end", e);
    }
  }

  /**
   * Whether an answer begins as a success does; one that is too long for an error is read later.
   */
  private boolean isSuccess(byte[] start) {
    if (start.length == 0) {
      return true;
    }
    try (JsonParser parser = json.createParser(start)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      if (start.length == LARGEST_ERROR) {
        return true;
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        if (parser.currentName().equals("__type")) {
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
}
