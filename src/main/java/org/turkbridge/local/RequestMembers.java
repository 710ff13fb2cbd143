package org.turkbridge.local;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of a request, as its JSON body has them. A member that is null counts as absent, and
 * one that nobody asks for is ignored.
 */
final class RequestMembers {
  /** Stands for a value of a kind that no operation reads. */
  private static final Object OTHER_KIND = new Object();

  private final Map<String, Object> members;

  private RequestMembers(Map<String, Object> members) {
    this.members = members;
  }

  /**
   * Reads a body; an empty one has no members.
   *
   * @throws Failure if it is not one JSON object
   */
  static RequestMembers read(JsonFactory json, byte[] body) {
    Map<String, Object> members = new HashMap<>();
    if (body.length == 0) {
      return new RequestMembers(members);
    }
    try (JsonParser parser = json.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw serialization("The body is not a JSON object.");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        put(members, name, parser);
      }
      if (parser.nextToken() != null) {
        throw serialization("Something follows the JSON object in the body.");
      }
      return new RequestMembers(members);
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

  private static void put(Map<String, Object> members, String name, JsonParser parser)
      throws IOException {
    switch (parser.currentToken()) {
      case VALUE_STRING -> members.put(name, parser.getText());
      case VALUE_NUMBER_INT -> members.put(name, parser.getBigIntegerValue());
      case VALUE_TRUE, VALUE_FALSE -> members.put(name, parser.getBooleanValue());
      case VALUE_NULL -> members.remove(name);
      default -> {
        members.put(name, OTHER_KIND);
        parser.skipChildren();
      }
    }
  }

  /**
   * A string.
   *
   * @return null if absent
   * @throws Failure if it is something else
   */
  @Nullable String text(String name) {
    @Nullable Object value = members.get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw serialization(name + " is not a string.");
  }

  /**
   * A whole number, however large.
   *
   * @return null if absent
   * @throws Failure if it is something else
   */
  @Nullable BigInteger integer(String name) {
    @Nullable Object value = members.get(name);
    if (value == null || value instanceof BigInteger) {
      return (BigInteger) value;
    }
    throw serialization(name + " is not a whole number.");
  }

  /**
   * True or false.
   *
   * @return null if absent
   * @throws Failure if it is something else
   */
  @Nullable Boolean truth(String name) {
    @Nullable Object value = members.get(name);
    if (value == null || value instanceof Boolean) {
      return (Boolean) value;
    }
    throw serialization(name + " is not true or false.");
  }

  private static Failure serialization(String message) {
    return new Failure(FailureType.SERIALIZATION, message);
  }
}
