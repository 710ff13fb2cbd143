package org.turkbridge.verify.recording;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import org.turkbridge.requester.SecretNames;

/** Takes secrets out of JSON, to the letter of all else. */
final class JsonSecrets {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final FoundSecrets secrets;

  JsonSecrets(FoundSecrets secrets) {
    this.secrets = secrets;
  }

  /** Empty if it is no JSON. */
  Optional<String> removed(String json) {
    try (JsonParser parser = FACTORY.createParser(new StringReader(json))) {
      return Optional.of(removed(json, parser));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("A text cannot fail to be read", e);
    }
  }

  private String removed(String json, JsonParser parser) throws IOException {
    StringBuilder removed = new StringBuilder(json.length());
    int copied = 0;
    int depth = 0;
    int secretFrom = Integer.MAX_VALUE;
    boolean named = false;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token == JsonToken.FIELD_NAME) {
        named = SecretNames.isSecret(parser.currentName());
        continue;
      }
      if (token.isStructStart()) {
        depth++;
        secretFrom = named ? Math.min(secretFrom, depth) : secretFrom;
      } else if (token.isStructEnd()) {
        secretFrom = depth == secretFrom ? Integer.MAX_VALUE : secretFrom;
        depth--;
      } else if ((named || depth >= secretFrom) && holdsText(token, parser)) {
        secrets.add(parser.getText());
        int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
        removed.append(json, copied, start).append('"').append(Redaction.REMOVED).append('"');
        copied = Math.toIntExact(parser.currentLocation().getCharOffset());
      }
      named = false;
    }
    return removed.append(json, copied, json.length()).toString();
  }

  private static boolean holdsText(JsonToken token, JsonParser parser) throws IOException {
    return token.isNumeric() || (token == JsonToken.VALUE_STRING && !parser.getText().isBlank());
  }
}
