package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Python tests of a client, each shown as a test of its own. */
final class Script {
  /** Another one may come first on PATH, without the clients. */
  static final String PYTHON = "/usr/bin/python3";

  private static final Path SCRIPTS = Path.of("src/test/resources/clients");
  private static final String PASSED = "passed ";
  private static final String OUTCOME = "(passed|failed) ";

  private final Map<String, String> environment = new TreeMap<>();
  private List<ArchivedRequest> requests = List.of();

  Script(RunningJar jar) {
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("LANG", "C.UTF-8");
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    environment.put("PYTHONWARNINGS", "ignore");
    environment.put("LEGACY", jar.legacy().toString());
    environment.put("CURRENT", jar.current().toString());
    environment.put("ACCESS_KEY_ID", Keys.TESTER.accessKeyId());
    environment.put("SECRET_ACCESS_KEY", Keys.TESTER.secretAccessKey());
  }

  /** Tells it what the server holds. */
  Script expecting(List<ArchivedRequest> held) {
    this.requests = held;
    return this;
  }

  Script environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /**
   * Runs the tests of one class.
   *
   * @param tests such as {@code boto2.Content}
   */
  Stream<DynamicTest> run(String tests) {
    Path folder = Folders.create();
    try {
      Path expected = folder.resolve("expected.json");
      write(expected);
      ProcessBuilder builder =
          new ProcessBuilder(PYTHON, SCRIPTS.resolve("run.py").toString(), tests)
              .redirectErrorStream(true);
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.environment().put("HOME", folder.toString());
      builder.environment().put("EXPECTED", expected.toString());
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), Finished.CHARSET);
      assertThat(said).as("what " + tests + " said").containsPattern("^" + OUTCOME);
      return Pattern.compile("(?m)^(?=" + OUTCOME + ")").splitAsStream(said).map(Script::test);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Folders.delete(folder);
    }
  }

  private static DynamicTest test(String report) {
    String name = report.lines().findFirst().orElse("").replaceFirst(OUTCOME, "");
    return DynamicTest.dynamicTest(name, () -> assertThat(report).startsWith(PASSED));
  }

  private void write(Path file) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(Files.newBufferedWriter(file))) {
      json.writeStartArray();
      for (ArchivedRequest request : requests) {
        json.writeStartObject();
        json.writeStringField("QualificationRequestId", request.id());
        json.writeStringField("QualificationTypeId", request.type());
        json.writeStringField("WorkerId", request.worker());
        if (request.test() != null) {
          json.writeStringField("Test", request.test());
        }
        if (request.answer() != null) {
          json.writeStringField("Answer", request.answer());
        }
        Instant time = request.submitTime();
        json.writeNumberField("Seconds", time.getEpochSecond());
        json.writeNumberField("Nanos", time.getNano());
        json.writeBooleanField("SameText", request.sameText());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }
}
