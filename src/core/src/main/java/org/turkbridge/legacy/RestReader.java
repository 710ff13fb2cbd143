package org.turkbridge.legacy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** REST: parameters in the query, in a form, or split over both. */
final class RestReader {
  private static final String OPERATION = "Operation";

  /** What boto 2.28 sent in its place; the old service took it. */
  private static final String ACTION = "Action";

  private static final String VERSION = "Version";
  private static final Pattern NUMBERED = Pattern.compile("(\\d{1,6})\\.(.+)");
  private static final String BATCH_HINT = "Split the call: it has more Requests than ";

  private RestReader() {}

  static LegacyCall read(WireRequest request) {
    Envelope envelope = Envelope.rest(ApiVersion.LATEST);
    EnvelopeException.ReadSoFar read = EnvelopeException.ReadSoFar.NOTHING;
    try {
      CommonParameters parameters = parameters(request);
      read = readSoFar(parameters);
      envelope = Envelope.rest(version(parameters));
      String operation = required(parameters);
      return new LegacyCall(envelope, operation, parameters, requests(operation, parameters));
    } catch (LegacyException e) {
      throw new EnvelopeException(envelope, read, e.at(LegacyException.Place.CALL));
    }
  }

  private static EnvelopeException.ReadSoFar readSoFar(CommonParameters parameters) {
    return new EnvelopeException.ReadSoFar(
        parameters.first(OPERATION).or(() -> parameters.first(ACTION)).orElse(""),
        parameters.first(VERSION).filter(v -> !v.isEmpty()).orElse(ApiVersion.LATEST.date()),
        parameters.first(SignatureCheck.ACCESS_KEY_ID).orElse(""));
  }

  private static CommonParameters parameters(WireRequest request) {
    String query = request.query() == null ? "" : request.query();
    Charset charset = FormDecoder.charset(request.contentType());
    return new CommonParameters(
        Stream.concat(
                FormDecoder.decode(query, StandardCharsets.UTF_8).stream(),
                FormDecoder.decode(body(request), charset).stream())
            .toList());
  }

  private static String body(WireRequest request) {
    byte[] body = request.body();
    boolean marked = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB;
    int start = marked ? 3 : 0;
    return new String(body, start, body.length - start, StandardCharsets.ISO_8859_1);
  }

  private static ApiVersion version(CommonParameters parameters) {
    String named = parameters.text(VERSION);
    return named == null
        ? ApiVersion.LATEST
        : ApiVersion.ofDate(named).orElseThrow(() -> ApiVersion.unknown(named));
  }

  private static String required(CommonParameters parameters) {
    String named = parameters.text(OPERATION);
    String operation = named == null ? parameters.text(ACTION) : named;
    if (operation == null) {
      throw LegacyException.ofCall(
          LegacyErrorCode.MISSING_PARAMETERS,
          "The request must contain the parameter Operation, such as"
              + " Operation=GetQualificationRequests, with AWSAccessKeyId, Timestamp and"
              + " Signature");
    }
    return operation;
  }

  /** One Request, or several as {@code GetQualificationRequests.2.PageSize}. */
  private static List<Parameters> requests(String operation, CommonParameters parameters) {
    String batch = operation + ".";
    Map<Integer, List<Parameter>> numbered = new TreeMap<>();
    for (Parameter parameter : parameters.all()) {
      if (!parameter.name().startsWith(batch)) {
        continue;
      }
      Matcher name = NUMBERED.matcher(parameter.name().substring(batch.length()));
      if (name.matches()) {
        numbered
            .computeIfAbsent(Integer.valueOf(name.group(1)), n -> new ArrayList<>())
            .add(new Parameter(name.group(2), parameter.value()));
      }
    }
    if (numbered.size() > LegacyCall.MOST_REQUESTS) {
      throw LegacyException.ofCall(
          LegacyErrorCode.PARAMETER_OUT_OF_RANGE, BATCH_HINT + LegacyCall.MOST_REQUESTS);
    }
    PartCount count = new PartCount();
    return (numbered.isEmpty() ? List.of(parameters.all()) : numbered.values())
        .stream().map(sent -> new Parameters(PartDraft.tree(sent, count))).toList();
  }
}
