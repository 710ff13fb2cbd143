package org.turkbridge.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.turkbridge.console.page.Console;
import org.turkbridge.console.page.ConsoleAnswer;
import org.turkbridge.console.page.ConsoleRequest;
import org.turkbridge.console.page.LiveEvents;
import org.turkbridge.requester.SecretNames;

/** The console over HTTP: by its own names, with its password, to browsers alone. */
final class ConsoleHandler extends WholeRequestHandler {
  /** Where its pages are. */
  static final String PATH = "/console/";

  private static final String EVENTS = PATH + "events";
  private static final String WITHOUT_SLASH = "/console";
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Set<String> READS = Set.of("GET", "HEAD");

  private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
  private static final String FRAME_OPTIONS = "X-Frame-Options";

  /** Nothing comes from elsewhere, and no script or style is in a page. */
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self';"
          + " form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** What somebody else wrote runs nothing, loads nothing and is of no origin. */
  private static final String FOREIGN_POLICY =
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none';"
          + " base-uri 'none'; frame-ancestors 'self'";

  private static final Map<String, String> HEADERS =
      Map.of(
          CONTENT_SECURITY_POLICY,
          POLICY,
          "X-Content-Type-Options",
          "nosniff",
          FRAME_OPTIONS,
          "DENY",
          // With less, browsers would send Origin: null with the console's own forms.
          "Referrer-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  private final ConsoleSettings settings;
  private final Console console;
  private final LiveStreams live;
  private final PortAddresses addresses;

  /**
   * @param memory what requests in flight may take
   * @param longestBody how long a body may take to arrive
   */
  ConsoleHandler(
      ConsoleSettings settings,
      Console console,
      LiveStreams live,
      PortAddresses addresses,
      RequestMemory memory,
      Unavailability unavailability,
      Duration longestBody) {
    super(BridgeServer.CONSOLE, memory, unavailability, longestBody);
    this.settings = settings;
    this.console = console;
    this.live = live;
    this.addresses = addresses;
  }

  /** Whether a request on a port of an API is for the console. */
  static boolean isForConsole(Request request) {
    String path = WireRequests.path(request);
    return path.equals(WITHOUT_SLASH) || path.startsWith(PATH);
  }

  /**
   * Whether somebody opened the address of a port in a browser. Programs send a query or a body, or
   * do not ask for HTML.
   */
  static boolean isBrowserAtRoot(Request request) {
    HttpFields headers = request.getHeaders();
    boolean isBrowser =
        Optional.ofNullable(headers.get("Sec-Fetch-Mode"))
            .map("navigate"::equals)
            .orElseGet(
                () ->
                    Optional.ofNullable(headers.get(HttpHeader.USER_AGENT))
                        .filter(agent -> agent.startsWith("Mozilla/"))
                        .isPresent());
    return isBrowser
        && READS.contains(request.getMethod())
        && WireRequests.path(request).equals("/")
        && WireRequests.query(request).isEmpty()
        && headers.getValuesList(HttpHeader.ACCEPT).stream()
            .anyMatch(type -> type.toLowerCase(Locale.ROOT).contains("text/html"))
        && ApiDetection.of(request, Optional.empty()).isEmpty();
  }

  /** Whether it is asked by one of its names. */
  boolean isNamed(Request request) {
    return Stream.of(
            Optional.ofNullable(request.getHeaders().get(HttpHeader.HOST)),
            Optional.ofNullable(request.getHttpURI().getAuthority()))
        .flatMap(Optional::stream)
        .filter(host -> !host.isBlank())
        .allMatch(settings.names()::include);
  }

  @Override
  boolean isBrief(Request request) {
    return false;
  }

  @Override
  void answer(Received received) {
    Request request = received.request();
    Response response = received.response();
    Callback callback = received.callback();
    HEADERS.forEach(response.getHeaders()::put);
    String path = WireRequests.path(request);
    if (!isNamed(request)) {
      say(
          response,
          callback,
          HttpStatus.FORBIDDEN_403,
          "This server was asked by a name that is none of its own. Ask localhost or 127.0.0.1, or"
              + " start it with --allow-host NAME.");
    } else if (!READS.contains(request.getMethod()) && !isPost(request)) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, POST");
      say(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "Ask for this page by GET.");
    } else if (!isAllowed(request)) {
      response
          .getHeaders()
          .put(
              HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"Turkbridge console\", charset=\"UTF-8\"");
      say(
          response,
          callback,
          HttpStatus.UNAUTHORIZED_401,
          "Give the console's password, with any user name.");
    } else if (!path.startsWith(PATH)) {
      redirect(response, callback, PATH);
    } else if ((isPost(request) || path.equals(EVENTS))
        && ForeignPages.foreignPage(request).isPresent()) {
      say(
          response,
          callback,
          HttpStatus.FORBIDDEN_403,
          ForeignPages.foreignPage(request).get() + " Only the console's own pages may.");
    } else if (isPost(request) && !isForm(request)) {
      say(response, callback, HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "Send a form here.");
    } else if (path.equals(EVENTS) && request.getMethod().equals("GET")) {
      LiveEvents events =
          console.events(
              parameters(WireRequests.query(request)),
              Optional.ofNullable(request.getHeaders().get("Last-Event-ID")));
      if (!live.open(events, request, response, callback)) {
        say(
            response,
            callback,
            HttpStatus.SERVICE_UNAVAILABLE_503,
            LiveStreams.MOST + " pages show calls as they arrive, and more are not told.");
      }
    } else {
      Optional<Map<String, String>> form =
          isPost(request)
              ? Optional.of(parameters(new String(received.body(), StandardCharsets.UTF_8)))
              : Optional.empty();
      ConsoleAnswer answer =
          console.answer(
              new ConsoleRequest(
                  path.substring(PATH.length()),
                  parameters(WireRequests.query(request)),
                  form,
                  URI.create(addresses.legacy(request)),
                  URI.create(addresses.current(request))));
      response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
      if (answer.isForeign()) {
        response.getHeaders().put(CONTENT_SECURITY_POLICY, FOREIGN_POLICY);
        response.getHeaders().put(FRAME_OPTIONS, "SAMEORIGIN");
      }
      answer.location().ifPresent(to -> response.getHeaders().put(HttpHeader.LOCATION, to));
      Answers.send(response, callback, answer.status(), answer.contentType(), answer.body());
    }
  }

  private static boolean isPost(Request request) {
    return request.getMethod().equals("POST");
  }

  private static boolean isForm(Request request) {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    return type != null && FORM.equalsIgnoreCase(type.split(";", 2)[0].strip());
  }

  /** Sends a browser elsewhere, for this time. */
  static void redirect(Response response, Callback callback, String location) {
    response.getHeaders().put(HttpHeader.LOCATION, location);
    say(response, callback, HttpStatus.FOUND_302, "The console is at " + location);
  }

  private static void say(Response response, Callback callback, int status, String text) {
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    Answers.send(response, callback, status, TEXT, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private boolean isAllowed(Request request) {
    return settings
        .password()
        .map(
            password ->
                MessageDigest.isEqual(password.getBytes(StandardCharsets.UTF_8), given(request)))
        .orElse(true);
  }

  /** The password of the header; empty if there is none. */
  private static byte[] given(Request request) {
    String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return new byte[0];
    }
    try {
      String pair =
          new String(
              Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** Those of a query or a form; of several with one name the first. */
  private static Map<String, String> parameters(String encoded) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.putIfAbsent(
            SecretNames.percentDecoded(pair.substring(0, equals)),
            SecretNames.percentDecoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  @Override
  void refuse(Request request, int status, String reason, Response response, Callback callback) {
    say(response, callback, status, reason);
  }
}
