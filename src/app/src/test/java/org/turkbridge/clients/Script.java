package org.turkbridge.clients;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Python tests of a client, each shown as a test of its own. */
final class Script {
  /** Another one may come first on PATH, without the clients. */
  static final String PYTHON = "/usr/bin/python3";

  static final Path SCRIPTS = Path.of("src/app/src/test/resources/clients");

  private final Map<String, String> environment = new TreeMap<>();
  private List<ArchivedRequest> requests = List.of();

  Script(RunningJar jar) {
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
   * Runs the tests of classes, all of which must be reported.
   *
   * @param tests such as {@code boto2.Content}
   */
  Stream<DynamicTest> run(String... tests) {
    Path folder = Folders.create();
    try {
      Path expected = folder.resolve("expected.json");
      write(expected);
      Map<String, String> all = new TreeMap<>(environment);
      all.put("HOME", folder.toString());
      all.put("EXPECTED", expected.toString());
      List<String> command =
          Stream.concat(Stream.of(PYTHON, SCRIPTS.resolve("run.py").toString()), Stream.of(tests))
              .toList();
      return Reports.tests(Command.run(command, all)).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Folders.delete(folder);
    }
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
