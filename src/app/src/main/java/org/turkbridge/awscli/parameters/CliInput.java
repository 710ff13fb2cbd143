package org.turkbridge.awscli.parameters;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.model.PlainJson;
import org.turkbridge.python.PythonType;

/** All parameters in one document: {@code --cli-input-json} and {@code --cli-input-yaml}. */
final class CliInput {
  private static final String TOO_DEEP =
      "It is nested more than " + PlainJson.MOST_LEVELS + " levels deep.";

  private final ParameterFile files;

  CliInput(ParameterFile files) {
    this.files = files;
  }

  /**
   * The parameters of the one that is given; empty if none is.
   *
   * @throws CommandException if both are given, or the one is not a map in its language
   */
  Map<String, @Nullable Object> read(ParameterOptions options) {
    String json = options.cliInputJson();
    String yaml = options.cliInputYaml();
    if (json != null && yaml != null) {
      throw CommandException.usage("Only one --cli-input- parameter may be specified.");
    }
    if (json != null) {
      return map("cli-input-json", json, CliInput::json);
    }
    return yaml == null ? Map.of() : map("cli-input-yaml", yaml, YamlTree::read);
  }

  private Map<String, @Nullable Object> map(
      String name, String value, Function<String, @Nullable Object> reader) {
    Object read;
    try {
      read = reader.apply(files.resolve("--" + name, value));
    } catch (PlainJson.NotJsonException e) {
      throw failure(name, e.isTooDeep() ? TOO_DEEP : "Invalid JSON received.");
    } catch (YamlTree.NotYamlException e) {
      throw failure(name, e.isTooDeep() ? TOO_DEEP : "Invalid YAML received.");
    }
    if (!(read instanceof Map<?, ?> members)) {
      throw failure(
          "--" + name, "Invalid type: expecting map, received " + PythonType.classOf(read));
    }
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    members.forEach((key, member) -> parameters.put(String.valueOf(key), member));
    return parameters;
  }

  private static CommandException failure(String name, String message) {
    return CommandException.usage("Error parsing parameter '" + name + "': " + message);
  }

  private static @Nullable Object json(String text) {
    return PlainJson.read(text);
  }
}
