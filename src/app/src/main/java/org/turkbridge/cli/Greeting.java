package org.turkbridge.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.turkbridge.http.Bridge;
import org.turkbridge.http.UpstreamEndpoint;
import org.turkbridge.legacy.ApiVersion;
import org.turkbridge.legacy.Signatures;
import org.turkbridge.requester.CredentialFiles;
import org.turkbridge.requester.Requester;
import org.turkbridge.translate.Printable;

/** What a user sees when the server is up: where it is, and two lines to paste. */
final class Greeting {
  private static final String OPERATION = "GetQualificationRequests";

  private final PrintWriter out;
  private final InstantSource clock;

  Greeting(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  /**
   * @param upstream the service that answers the legacy calls
   * @param demo whether the requester is the demo key, the only one whose secret is printed
   * @param credentials the file that the key came from, if one was named
   * @param valid how long the signed line of the demo key works
   */
  void print(
      Bridge bridge,
      UpstreamEndpoint upstream,
      Requester requester,
      boolean demo,
      @Nullable Path credentials,
      Duration valid) {
    URI legacy = reachable(bridge.legacyUri());
    URI current = reachable(bridge.currentUri());
    String tls =
        legacy.getScheme().equals("https")
            ? "\nFor a certificate that your system does not trust, add --cacert FILE to curl, and set"
                + "\nAWS_CA_BUNDLE=FILE for aws.\n"
            : "";
    out.printf(
        """

        Turkbridge is up. Ctrl-C stops it.
          legacy API (2014-08-15 and before)   %s
          answered by                          %s
          embedded service (2017-01-17)        %s%s

        Ask as an old program does%s

        Ask the same service as a new program does:
          %s
        %s
        """,
        legacy,
        upstream.endpoint().isEmpty() ? "the embedded service" : upstream.label(),
        current,
        bridge
            .consoleUri()
            .map(console -> "\n  console, for a browser               " + reachable(console))
            .orElse(""),
        demo
            ? " (works for the next %s):\n  curl '%s'"
                .formatted(minutes(valid), signedQuery(legacy, requester))
            : ", with the key %s in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY:\n  %s"
                .formatted(Printable.line(requester.accessKeyId()), signingLine(legacy)),
        awsLine(upstream.endpoint().orElse(current), requester, demo, credentials),
        tls);
    out.flush();
  }

  private static URI reachable(URI uri) {
    String text = uri.toString();
    return URI.create(
        text.replace("://0.0.0.0:", "://127.0.0.1:").replace("://[::]:", "://[::1]:"));
  }

  private static String minutes(Duration valid) {
    return valid.toSeconds() % 60 == 0
        ? valid.toMinutes() + " minutes"
        : valid.toSeconds() + " seconds";
  }

  /** Signs when it is run: a signed line in a log would be good for whoever reads it. */
  private static String signingLine(URI legacy) {
    return "now=$(date -u +%Y-%m-%dT%H:%M:%SZ); curl -G '"
        + legacy
        + "' -d Operation="
        + OPERATION
        + " --data-urlencode \"AWSAccessKeyId=$AWS_ACCESS_KEY_ID\" -d \"Timestamp=$now\""
        + " --data-urlencode \"Signature=$(printf %s \""
        + Signatures.versionZero(OPERATION, "$now")
        + "\" | openssl dgst -sha1 -hmac \"$AWS_SECRET_ACCESS_KEY\" -binary | base64)\"";
  }

  private String signedQuery(URI legacy, Requester requester) {
    String timestamp = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    Map<String, String> query = new LinkedHashMap<>();
    query.put("Service", "AWSMechanicalTurkRequester");
    query.put("Operation", OPERATION);
    query.put("Version", ApiVersion.LATEST.date());
    query.put("AWSAccessKeyId", requester.accessKeyId());
    query.put("Timestamp", timestamp);
    query.put(
        "Signature",
        Signatures.sign(
            requester.credentials().secretAccessKey(),
            Signatures.versionZero(OPERATION, timestamp)));
    return query.entrySet().stream()
        .map(
            parameter ->
                parameter.getKey()
                    + "="
                    + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", legacy + "?", ""));
  }

  private static String awsLine(
      URI endpoint, Requester requester, boolean demo, @Nullable Path credentials) {
    String command =
        "aws --endpoint-url " + endpoint + " --region us-east-1 mturk list-qualification-requests";
    if (demo) {
      return "AWS_ACCESS_KEY_ID="
          + requester.accessKeyId()
          + " AWS_SECRET_ACCESS_KEY="
          + requester.credentials().secretAccessKey()
          + " "
          + command;
    }
    if (List.of(CredentialFiles.ENVIRONMENT, CredentialFiles.BOTO).contains(requester.name())) {
      return command;
    }
    String file =
        credentials == null
            ? ""
            : "AWS_SHARED_CREDENTIALS_FILE='" + credentials.toAbsolutePath() + "' ";
    return file + command.replaceFirst("^aws", "aws --profile '" + requester.name() + "'");
  }
}
