package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.configuration.Configuration;
import org.turkbridge.awscli.configuration.Endpoint;

/** The same of values of {@code --endpoint-url} by the AWS CLI and by Turkbridge. */
@DrivenBy(Client.AWS_CLI)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EndpointIT {
  private static final String SCRIPT = "src/app/src/test/resources/clients/awscli_endpoints.py";
  private static final String PRODUCTION = "https://mturk-requester.us-east-1.amazonaws.com/";
  private static final int OTHER = 255;

  private static final List<String> SAME =
      List.of(
          "localhost:8017",
          "localhost:8017/x",
          "127.0.0.1:8017",
          "localhost",
          "",
          "a",
          "a:b",
          "http://",
          "http:///",
          "http:///x",
          "http:",
          "http:/127.0.0.1:9",
          "http//127.0.0.1:9",
          "//127.0.0.1:9",
          "://127.0.0.1",
          "1http://127.0.0.1",
          "h_t://127.0.0.1:9",
          "mailto:x@y",
          "file:///etc/passwd",
          "[::1]:80",
          "http://[::1",
          "http://::1]:9",
          "//[::1",
          "http://::1:9",
          "http://a_b:9",
          "http://-a:9",
          "http://a-:9",
          "http://a..b:9",
          "http://.:9",
          "http://*:9",
          "http://a,b:9",
          "http://a%20b:9",
          "http://\u00e9:9",
          "http://127.0.0.1 :9",
          "http://\t127.0.0.1:9",
          "http://127.0.0.1:9\n",
          "http://" + "a".repeat(64) + ":9",
          "http://127.0.0.1:9",
          "http://127.0.0.1:9/",
          " http://127.0.0.1:9",
          "HTTP://127.0.0.1:9",
          "HttpS://Host:9/x",
          "https://127.0.0.1:9",
          "http://127.0.0.1:9/a/b",
          "http://127.0.0.1:9/a/",
          "http://127.0.0.1:9//",
          "http://127.0.0.1:",
          "http://127.0.0.1:0",
          "http://127.0.0.1:65535",
          "http://a.:9",
          "http://host.example");

  /** What the AWS CLI 2.9.19 takes no notice of, and asks production instead. */
  private static final List<String> PRODUCTION_INSTEAD =
      List.of(
          "ftp://127.0.0.1:9",
          "ws://127.0.0.1:9",
          "http://127.0.0.1:99999",
          "http://127.0.0.1:65536",
          "http://127.0.0.1:abc",
          "http://127.0.0.1:-1",
          "http://127.0.0.1:+9",
          "http://127.0.0.1:1_0",
          "http://127.0.0.1:9 ",
          "http://127.0.0.1:9?x=y",
          "http://a/?x");

  private static final String IP_VERSION_6 = "http://[::1]:9/";
  private static final List<String> UNESCAPED =
      List.of("http://127.0.0.1:9/a b", "http://127.0.0.1:9/\u00e9");

  private final Map<String, Object> theirs = new HashMap<>();

  @TempDir private Path folder;

  /** All in one process: it takes longer to start than to answer. */
  @BeforeAll
  void askTheAwsCli(@TempDir Path home) throws IOException {
    List<String> urls =
        Stream.of(SAME, PRODUCTION_INSTEAD, List.of(IP_VERSION_6), UNESCAPED)
            .flatMap(List::stream)
            .toList();
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeArray(urls.toArray(String[]::new), 0, urls.size());
    }
    Path file = Files.writeString(home.resolve("urls.json"), text.toString());
    Finished run =
        Command.run(
            List.of(Script.PYTHON, "-W", "ignore", SCRIPT, file.toString()),
            Map.of("PYTHONDONTWRITEBYTECODE", "1", "HOME", home.toString()));
    assertThat(run.err()).isEmpty();
    List<Object> answers =
        run.out().lines().<Object>map(line -> String.valueOf(PlainValues.read(line))).toList();
    assertThat(answers).hasSameSizeAs(urls);
    for (int i = 0; i < urls.size(); i++) {
      theirs.put(urls.get(i), answers.get(i));
    }
  }

  private List<Object> theirs(List<String> urls) {
    return urls.stream().map(theirs::get).toList();
  }

  private Object ours(String url) {
    Configuration configuration =
        Configuration.of(Map.of(), Configuration.files(Map.of(), folder), null);
    try {
      Endpoint.requireScheme(url, false);
      return answer(0, Endpoint.of(url, false, Endpoint.REGION, configuration).url());
    } catch (CommandException e) {
      return answer(e.status().code(), String.valueOf(e.getMessage()));
    }
  }

  private static String answer(int code, String text) {
    return List.of(code, text).toString();
  }

  @Test
  void sameAsTheAwsCli() {
    List<Object> theirs = theirs(SAME);
    SoftAssertions all = new SoftAssertions();
    for (int i = 0; i < SAME.size(); i++) {
      all.assertThat(ours(SAME.get(i))).as(SAME.get(i)).isEqualTo(theirs.get(i));
    }
    all.assertAll();
  }

  @Test
  void productionIsNeverAskedInsteadOfWhatWasGiven() {
    assertThat(theirs(PRODUCTION_INSTEAD)).containsOnly(answer(0, PRODUCTION));
    assertThat(PRODUCTION_INSTEAD)
        .allSatisfy(
            url -> assertThat(ours(url)).isEqualTo(answer(OTHER, "Invalid endpoint: " + url)));
  }

  @Test
  void addressesOfIpVersion6AreTakenAsByNewerClis() {
    String url = IP_VERSION_6;

    assertThat(theirs(List.of(url))).containsExactly(answer(OTHER, "Invalid endpoint: " + url));
    assertThat(ours(url)).isEqualTo(answer(0, url));
  }

  @Test
  void whatCannotBeInAPathIsEscaped() {
    List<String> urls = UNESCAPED;

    assertThat(theirs(urls)).isEqualTo(urls.stream().<Object>map(url -> answer(0, url)).toList());
    assertThat(urls.stream().map(this::ours))
        .containsExactly(
            answer(0, "http://127.0.0.1:9/a%20b"), answer(0, "http://127.0.0.1:9/%C3%A9"));
  }

  @Test
  void endpointsOfVariablesAreRefusedAlike() {
    Stream.of("localhost:8017", "127.0.0.1:8017", "http://a_b", "ftp://h", "http://h:99999")
        .forEach(
            url -> {
              Configuration configuration =
                  Configuration.of(
                      Map.of("AWS_ENDPOINT_URL", url), Configuration.files(Map.of(), folder), null);
              assertThat(
                      catchThrowableOfType(
                          CommandException.class,
                          () -> Endpoint.of(null, false, Endpoint.REGION, configuration)))
                  .hasMessage("Invalid endpoint: " + url)
                  .extracting(e -> e.status().code())
                  .isEqualTo(OTHER);
            });
  }
}
