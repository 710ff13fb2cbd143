package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The AWS CLI in one process for many commands, each with an environment and memory of its own. */
final class AwsCli implements AutoCloseable {
  private final Process process;
  private final Writer commands;
  private final BufferedReader answers;

  private AwsCli(Process process) {
    this.process = process;
    commands = process.outputWriter(Finished.CHARSET);
    answers = process.inputReader(Finished.CHARSET);
  }

  static AwsCli start() {
    ProcessBuilder builder =
        new ProcessBuilder(Script.PYTHON, Script.SCRIPTS.resolve("aws_cli.py").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().clear();
    builder.environment().putAll(Command.with(Map.of("PYTHONDONTWRITEBYTECODE", "1")));
    try {
      return new AwsCli(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs {@code aws}.
   *
   * @param arguments behind its name
   * @param environment besides or instead of that of {@link Command}
   */
  Finished run(List<String> arguments, Map<String, String> environment) {
    List<?> answer =
        (List<?>)
            answer(
                json -> {
                  json.writeStartArray();
                  json.writeArray(arguments.toArray(String[]::new), 0, arguments.size());
                  json.writeStartObject();
                  for (Map.Entry<String, String> variable : Command.with(environment).entrySet()) {
                    json.writeStringField(variable.getKey(), variable.getValue());
                  }
                  json.writeEndObject();
                  json.writeEndArray();
                });
    return new Finished(
        ((Number) Objects.requireNonNull(answer.get(0))).intValue(),
        String.valueOf(answer.get(1)),
        String.valueOf(answer.get(2)));
  }

  /** The documents of a text as JSON, maps in their order, as the CLI's library reads YAML. */
  String yamlAsJson(String yaml) {
    Object read = answer(json -> json.writeString(yaml));
    assertThat(read).as("JSON of %s", yaml).isInstanceOf(String.class);
    return (String) read;
  }

  private interface Question {
    void write(JsonGenerator json) throws IOException;
  }

  private synchronized Object answer(Question question) {
    try {
      StringWriter line = new StringWriter();
      try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
        question.write(json);
      }
      commands.write(line + "\n");
      commands.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException("The AWS CLI's process ended at " + line);
      }
      return Objects.requireNonNull(PlainValues.read(answer));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
