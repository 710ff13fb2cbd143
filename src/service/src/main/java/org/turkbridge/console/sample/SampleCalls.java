package org.turkbridge.console.sample;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.turkbridge.legacy.ApiVersion;
import org.turkbridge.legacy.Parameter;
import org.turkbridge.legacy.Signatures;
import org.turkbridge.legacy.WireRequest;
import org.turkbridge.legacy.WireResponse;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import org.turkbridge.shim.LegacyService;

/** Makes sample calls as an old program would, by REST. They are not counted. */
public final class SampleCalls {
  private static final int LONGEST = 16 << 10;

  private final LegacyService service;
  private final UpstreamTrace upstream;
  private final Requesters requesters;
  private final InstantSource clock;

  /**
   * @param upstream of the client that the service calls
   * @param requesters by whose keys calls may be signed
   */
  public SampleCalls(
      LegacyService service, UpstreamTrace upstream, Requesters requesters, InstantSource clock) {
    this.service = service;
    this.upstream = upstream;
    this.requesters = requesters;
    this.clock = clock;
  }

  /** The names of the Requesters that can be called for; the first is the usual one. */
  public List<String> requesters() {
    return requesters.all().stream().map(Requester::name).distinct().toList();
  }

  /**
   * Makes a call.
   *
   * @param requester the name of the Requester that it is made for; the first counts for one that
   *     there is none of
   */
  public SampleExchange make(SampleCall sample, String requester) {
    Requester caller =
        requesters.all().stream()
            .filter(each -> each.name().equals(requester))
            .findFirst()
            .orElseGet(() -> requesters.all().get(0));
    List<Parameter> parameters = parameters(sample, caller);
    WireRequest request =
        new WireRequest(
            "GET", "/", query(parameters, "&", SampleCalls::encoded), null, new byte[0]);
    List<WireExchange> current = new ArrayList<>();
    WireResponse response = upstream.during(() -> response(request), current);
    return new SampleExchange(
        new WireExchange(
            "GET /?" + shown(parameters, caller), response.status(), lines(response.body())),
        current);
  }

  private WireResponse response(WireRequest request) {
    try (LegacyService.Answer answer = service.answer(request)) {
      return answer.response();
    }
  }

  private List<Parameter> parameters(SampleCall sample, Requester caller) {
    String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(new Parameter("Service", "AWSMechanicalTurkRequester"));
    parameters.add(new Parameter("Version", ApiVersion.LATEST.date()));
    parameters.add(new Parameter("Operation", sample.operation()));
    parameters.addAll(sample.parameters());
    parameters.add(new Parameter("AWSAccessKeyId", caller.accessKeyId()));
    parameters.add(new Parameter("Timestamp", time));
    parameters.add(
        new Parameter(
            "Signature",
            Signatures.sign(
                caller.credentials().secretAccessKey(),
                Signatures.versionZero(sample.operation(), time))));
    return parameters;
  }

  private static String query(
      List<Parameter> parameters, String between, UnaryOperator<String> value) {
    return parameters.stream()
        .map(each -> each.name() + "=" + value.apply(each.value()))
        .collect(Collectors.joining(between));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static String shown(List<Parameter> parameters, Requester caller) {
    List<Parameter> masked =
        parameters.stream()
            .map(
                each ->
                    switch (each.name()) {
                      case "AWSAccessKeyId" ->
                          new Parameter(each.name(), "(of " + caller.name() + ")");
                      case "Signature" -> new Parameter(each.name(), "(by the secret key)");
                      default -> each;
                    })
            .toList();
    return query(masked, "\n  &", UnaryOperator.identity());
  }

  /** With an element a line. */
  private static String lines(byte[] xml) {
    String text = new String(xml, 0, Math.min(xml.length, LONGEST), StandardCharsets.UTF_8);
    return text.replace("><", ">\n<");
  }
}
