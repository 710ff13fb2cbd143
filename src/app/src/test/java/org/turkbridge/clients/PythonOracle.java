package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Python script that says what a library of Python's makes of each question: it reads a file of
 * JSON arrays, a line each, and prints a line of JSON for each.
 */
final class PythonOracle {
  private final Path script;

  /**
   * @param name of a file in the clients' resources
   */
  PythonOracle(String name) {
    this.script = Path.of("src/app/src/test/resources/clients", name);
  }

  /** All in one process: it takes longer to start than to answer. */
  List<String> answers(List<? extends List<@Nullable String>> questions) {
    Path folder = Folders.create();
    try {
      Path file = folder.resolve("questions.jsonl");
      Files.write(file, questions.stream().map(PythonOracle::line).toList());
      Finished run =
          Command.run(
              List.of(Script.PYTHON, "-W", "ignore", script.toString(), file.toString()),
              Map.of("PYTHONDONTWRITEBYTECODE", "1", "HOME", folder.toString()));
      assertThat(run.err()).isEmpty();
      List<String> answers = run.out().lines().toList();
      assertThat(answers).hasSameSizeAs(questions);
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Folders.delete(folder);
    }
  }

  private static String line(List<@Nullable String> question) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
      json.writeStartArray();
      for (String part : question) {
        if (part == null) {
          json.writeNull();
        } else {
          json.writeString(part);
        }
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }
}
