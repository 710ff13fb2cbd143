package org.turkbridge.awscli.paging;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.model.PlainJson;
import org.turkbridge.awscli.model.PythonJson;
import org.turkbridge.awscli.model.ServiceOperation;
import org.turkbridge.python.PythonInt;

/**
 * Where a list goes on: what {@code --starting-token} takes and the {@code NextToken} of an output
 * is. It is the AWS CLI's own: JSON in Base64, so that either tool goes on from the other's.
 *
 * @param service what to send to the service: its token by name, null for the first page
 * @param items how many items of that page came before
 */
record PageToken(Map<String, @Nullable Object> service, long items) {
  private static final String ITEMS = "boto_truncate_amount";
  private static final String OLD_SEPARATOR = "___";

  PageToken {
    service = Collections.unmodifiableMap(new LinkedHashMap<>(service));
  }

  /**
   * The token of a text: one of this kind, one of the kind before ({@code TOKEN___2}), or else the
   * service's own.
   *
   * @throws CommandException if it can be none of them
   */
  static PageToken parse(String text) {
    return decoded(text).orElseGet(() -> old(text));
  }

  private static Optional<PageToken> decoded(String text) {
    Object value;
    try {
      value = PlainJson.read(base64(text));
    } catch (IllegalArgumentException | PlainJson.NotJsonException e) {
      return Optional.empty();
    }
    if (!(value instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> service = new LinkedHashMap<>();
    map.forEach((name, each) -> service.put((String) name, each));
    Object items = service.remove(ITEMS);
    if (items == null) {
      return Optional.of(new PageToken(service, 0));
    }
    if (items instanceof Long number) {
      return Optional.of(new PageToken(service, number));
    }
    throw bad(text);
  }

  /** As Python does: what is not of the alphabet is passed over, padding has to be there. */
  private static byte[] base64(String text) {
    String digits = text.replaceAll("[^A-Za-z0-9+/=]", "");
    if (digits.length() % 4 != 0) {
      throw new IllegalArgumentException("padding is missing");
    }
    return Base64.getDecoder().decode(digits);
  }

  private static PageToken old(String text) {
    String[] parts = text.split(OLD_SEPARATOR, -1);
    if (parts.length == 2) {
      Optional<BigInteger> items = PythonInt.parse(parts[1]);
      if (items.isPresent()) {
        return new PageToken(ofService(parts[0]), PythonInt.nearest(items.get()));
      }
      return new PageToken(ofService(text), 0);
    }
    if (parts.length > 2) {
      throw bad(text);
    }
    return new PageToken(ofService(text), 0);
  }

  private static CommandException bad(String text) {
    return CommandException.other("Bad starting token: " + text);
  }

  private static Map<String, @Nullable Object> ofService(String token) {
    return Collections.singletonMap(
        ServiceOperation.NEXT_TOKEN, token.equals("None") ? null : token);
  }

  /** The text of a token that is at the beginning of a page. */
  static String atPage(@Nullable Object serviceToken) {
    return encode(
        "{\"NextToken\": "
            + PythonJson.dumps(serviceToken == null ? null : serviceToken.toString())
            + "}");
  }

  /** The text of a token within a page. */
  static String withinPage(@Nullable Object serviceToken, long items) {
    return encode(
        "{\"NextToken\": "
            + PythonJson.dumps(serviceToken == null ? null : serviceToken.toString())
            + ", \""
            + ITEMS
            + "\": "
            + items
            + "}");
  }

  private static String encode(String json) {
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
