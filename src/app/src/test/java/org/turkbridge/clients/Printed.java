package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.output.UnprintableException;
import org.turkbridge.awscli.output.ValueFormat;
import org.turkbridge.awscli.output.YamlPages;
import org.turkbridge.awscli.output.YamlValues;

/**
 * A value, and what the AWS CLI's formatters and two YAML parsers say of it.
 *
 * @param said by the names that {@code awscli_output.py} gives
 */
record Printed(@Nullable Object value, Map<String, @Nullable String> said) {
  private static final Path SCRIPT = Path.of("src/app/src/test/resources/clients/awscli_output.py");
  private static final JsonFactory JSON =
      new JsonFactoryBuilder().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build();

  /** Has one process print all values. */
  static List<Printed> all(List<? extends @Nullable Object> values) {
    Path folder = Folders.create();
    try {
      Path input = folder.resolve("values");
      write(values, input);
      Finished run =
          Command.run(
              List.of(Script.PYTHON, SCRIPT.toString(), input.toString()),
              Map.of("HOME", folder.toString(), "PYTHONDONTWRITEBYTECODE", "1"));
      assertThat(run.err()).isEmpty();
      return read(values, run.out());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Folders.delete(folder);
    }
  }

  /** What the AWS CLI prints, and then what it says if it fails. */
  Outcome byCli(String form) {
    return new Outcome(text(form), said.get(form + " error"));
  }

  /** What the parsers say of the YAML that is printed here. */
  List<String> mistakesInYaml() {
    return said.keySet().stream()
        .filter(name -> name.startsWith("wrong in ") && said.get(name) != null)
        .map(name -> name + ": " + said.get(name))
        .toList();
  }

  /** The texts of a list that YAML 1.1 takes for something else in what the AWS CLI prints. */
  List<String> misread() {
    return text("misread").lines().toList();
  }

  private String text(String name) {
    return Objects.requireNonNull(said.get(name), name);
  }

  Outcome by(ValueFormat format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      format.write(value, out);
      return new Outcome(out.toString(StandardCharsets.UTF_8), null);
    } catch (UnprintableException e) {
      return new Outcome(out.toString(StandardCharsets.UTF_8), e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was printed, and why no more was. */
  record Outcome(String out, @Nullable String error) {}

  private static void write(List<? extends @Nullable Object> values, Path file) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(Files.newBufferedWriter(file))) {
      for (Object value : values) {
        Printed own = new Printed(value, Map.of());
        json.writeStartArray();
        write(value, json);
        json.writeString(own.by(new YamlValues()).out());
        json.writeString(own.by(new YamlPages()).out());
        json.writeEndArray();
        json.writeRaw('\n');
      }
    }
  }

  private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName((String) entry.getKey());
        write(entry.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        write(element, json);
      }
      json.writeEndArray();
    } else if (value instanceof BigInteger number) {
      json.writeNumber(number);
    } else {
      json.writePOJO(value);
    }
  }

  private static List<Printed> read(List<? extends @Nullable Object> values, String lines)
      throws IOException {
    List<Printed> printed = new ArrayList<>();
    try (JsonParser json = JSON.createParser(lines)) {
      for (Object value : values) {
        Map<String, @Nullable String> said = new HashMap<>();
        assertThat(json.nextToken()).isEqualTo(JsonToken.START_OBJECT);
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
          said.put(name, json.nextTextValue());
        }
        printed.add(new Printed(value, said));
      }
      assertThat(json.nextToken()).isNull();
    }
    return printed;
  }
}
