package org.turkbridge.clients;

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

  AwsCli() {
    ProcessBuilder builder =
        new ProcessBuilder(Script.PYTHON, Script.SCRIPTS.resolve("aws_cli.py").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().clear();
    builder.environment().putAll(Command.with(Map.of("PYTHONDONTWRITEBYTECODE", "1")));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    commands = process.outputWriter(Finished.CHARSET);
    answers = process.inputReader(Finished.CHARSET);
  }

  /**
   * Runs {@code aws}.
   *
   * @param arguments behind its name
   * @param environment besides or instead of that of {@link Command}
   */
  synchronized Finished run(List<String> arguments, Map<String, String> environment) {
    try {
      commands.write(line(arguments, Command.with(environment)));
      commands.flush();
      String line = answers.readLine();
      if (line == null) {
        throw new IllegalStateException("The AWS CLI's process ended at " + arguments);
      }
      List<?> answer = (List<?>) Objects.requireNonNull(PlainValues.read(line));
      return new Finished(
          ((Number) Objects.requireNonNull(answer.get(0))).intValue(),
          String.valueOf(answer.get(1)),
          String.valueOf(answer.get(2)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(List<String> arguments, Map<String, String> environment)
      throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
      json.writeStartArray();
      json.writeArray(arguments.toArray(String[]::new), 0, arguments.size());
      json.writeStartObject();
      for (Map.Entry<String, String> variable : environment.entrySet()) {
        json.writeStringField(variable.getKey(), variable.getValue());
      }
      json.writeEndObject();
      json.writeEndArray();
    }
    return line + "\n";
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
