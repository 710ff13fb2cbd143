package org.turkbridge.local;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.turkbridge.json.SdkJsonReader;
import org.turkbridge.schema.Constraints;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * What a request of an operation is made of: the members of the SDK's type, and constraints on
 * them.
 */
final class RequestShape<I> {
  private final Supplier<? extends SdkBuilder<?, I>> builders;
  private final Constraints constraints;

  /**
   * The shape of an SDK request.
   *
   * @param constraints those of the whole request
   */
  RequestShape(Supplier<? extends SdkBuilder<?, I>> builders, Constraints constraints) {
    this.builders = builders;
    this.constraints = constraints;
  }

  /**
   * The request that a caller gave. A member that is null counts as absent, and one that the
   * request does not have is ignored.
   *
   * @param body JSON; an empty one has no members
   * @throws Failure if it is not one JSON object, or a member is of another type or violates a
   *     constraint
   */
  I read(JsonFactory json, byte[] body) {
    SdkBuilder<?, I> request = builders.get();
    SdkPojo target = (SdkPojo) request;
    Validation validation = new Validation();
    SdkJsonReader.fill(target, given(json, body, target), new ConstraintChecks(validation));
    validation.require();
    return request.build();
  }

  private static Map<String, Object> given(JsonFactory json, byte[] body, SdkPojo target) {
    if (body.length == 0) {
      return Map.of();
    }
    try (JsonParser parser = json.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw serialization("The body is not a JSON object.");
      }
      Map<String, Object> given = SdkJsonReader.members(parser, target.sdkFields());
      if (parser.nextToken() != null) {
        throw serialization("Something follows the JSON object in the body.");
      }
      return given;
    } catch (JsonProcessingException e) {
      throw serialization("The body is not JSON: " + e.getOriginalMessage() + place(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String place(JsonProcessingException e) {
    @Nullable JsonLocation location = e.getLocation();
    return location == null
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }

  private static Failure serialization(String message) {
    return new Failure(FailureType.SERIALIZATION, message);
  }

  /** A wrong type ends a call at once; what else is wrong is told together. */
  private final class ConstraintChecks implements SdkJsonReader.Checks {
    private final Validation validation;

    ConstraintChecks(Validation validation) {
      this.validation = validation;
    }

    @Override
    public boolean accepts(String path, @Nullable Object value) {
      int before = validation.count();
      validation.check(path, value, constraints.at(path));
      return validation.count() == before;
    }

    @Override
    public @Nullable Object mistyped(String path, MarshallingKnownType wanted, Object value) {
      throw serialization(
          path
              + " is not "
              + switch (wanted) {
                case STRING -> "a string.";
                case INTEGER, LONG -> "a whole number.";
                case BOOLEAN -> "true or false.";
                case INSTANT -> "a time in seconds since 1970.";
                case LIST -> "a list.";
                default -> "an object.";
              });
    }

    @Override
    public @Nullable Object outOfRange(
        String path, MarshallingKnownType wanted, BigInteger number) {
      boolean isInteger = wanted == MarshallingKnownType.INTEGER;
      validation.range(
          path,
          number,
          isInteger ? Integer.MIN_VALUE : Long.MIN_VALUE,
          isInteger ? Integer.MAX_VALUE : Long.MAX_VALUE);
      return null;
    }
  }
}
