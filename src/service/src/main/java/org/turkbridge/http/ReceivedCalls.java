package org.turkbridge.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.EnvelopeException;
import org.turkbridge.legacy.EnvelopeReader;
import org.turkbridge.legacy.LegacyCall;
import org.turkbridge.legacy.Parameter;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.legacy.Transport;
import org.turkbridge.legacy.WireRequest;
import org.turkbridge.requester.SecretNames;

/** Reads requests for those who look on: what cannot be read is left out, never an error. */
final class ReceivedCalls {
  private static final String UNKNOWN = "-";
  private static final JsonFactory JSON = new JsonFactory();

  private ReceivedCalls() {}

  static ReceivedCall legacy(WireRequest request) {
    try {
      LegacyCall call = EnvelopeReader.read(request);
      return new ReceivedCall(Api.LEGACY, call.operation(), parameters(call));
    } catch (EnvelopeException e) {
      return new ReceivedCall(Api.LEGACY, orUnknown(e.read().operation()), Map.of());
    }
  }

  private static Map<String, String> parameters(LegacyCall call) {
    Map<String, String> read = new LinkedHashMap<>();
    call.common().all().forEach(parameter -> add(parameter.name(), parameter, read));
    if (call.envelope().transport() == Transport.SOAP) {
      List<Parameters> requests = call.requests();
      for (int i = 0; i < requests.size(); i++) {
        String before = requests.size() == 1 ? "" : call.operation() + "." + (i + 1) + ".";
        requests.get(i).all().forEach(each -> add(before + each.name(), each, read));
      }
    }
    return read;
  }

  private static void add(String name, Parameter parameter, Map<String, String> read) {
    if (!SecretNames.isSecret(name)) {
      read.merge(name, parameter.value(), (first, next) -> first + "," + next);
    }
  }

  /**
   * @param target the header X-Amz-Target, or null
   */
  static ReceivedCall current(@Nullable String target, byte[] body) {
    String operation = target == null ? "" : target.substring(target.lastIndexOf('.') + 1);
    Map<String, String> members = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        readMembers(json, members);
      }
    } catch (IOException notJson) {
      // The caller is told by the service.
    }
    return new ReceivedCall(Api.CURRENT, orUnknown(operation), members);
  }

  private static void readMembers(JsonParser json, Map<String, String> members) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      members.put(name, value.isScalarValue() ? json.getText() : structure(json));
    }
  }

  private static String structure(JsonParser json) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator copy = JSON.createGenerator(text)) {
      copy.copyCurrentStructure(json);
    }
    return text.toString();
  }

  private static String orUnknown(String operation) {
    return operation.isEmpty() ? UNKNOWN : operation;
  }
}
