package org.turkbridge.awscli.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.awscli.CommandException;

class CliInputTest {
  private static Map<String, @Nullable Object> read(boolean isJson, String text) {
    return new CliInput(new ParameterFile(Map.of(), Path.of("/")))
        .read(
            new ParameterOptions(
                Map.of(), null, null, null, isJson ? text : null, isJson ? null : text));
  }

  private static String nested(String open, String close, int levels) {
    return "{\"QualificationTypeId\": " + open.repeat(levels) + close.repeat(levels) + "}";
  }

  @ParameterizedTest
  @CsvSource({
    "true, '[', ']', 1000",
    "true, '[', ']', 20000",
    "true, '{\"a\":', '', 20000",
    "false, '[', ']', 1000",
    "false, '[', ']', 20000",
    "false, '{a: ', '}', 20000",
    "false, '- ', '', 20000",
    "false, '[', '', 20000"
  })
  void whatIsNestedTooDeeplyIsSaid(boolean isJson, String open, String close, int levels) {
    String text = open.equals("- ") ? open.repeat(levels) + "x" : nested(open, close, levels);

    assertThatThrownBy(() -> read(isJson, text))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "Error parsing parameter 'cli-input-%s': It is nested more than 1000 levels deep.",
            isJson ? "json" : "yaml");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whatIsNestedLessDeeplyIsRead(boolean isJson) {
    assertThat(read(isJson, nested("[", "]", 990))).containsOnlyKeys("QualificationTypeId");
  }

  @Test
  void aValueThatHoldsItselfHasNoEnd() {
    assertThatThrownBy(() -> read(false, "&a {x: [*a]}"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("nested more than 1000 levels");
  }

  @ParameterizedTest
  @CsvSource({"true, JSON", "false, YAML"})
  void whatIsNeitherIsSaid(boolean isJson, String language) {
    assertThatThrownBy(() -> read(isJson, "{a: [b"))
        .isInstanceOf(CommandException.class)
        .hasMessageEndingWith("Invalid " + language + " received.");
  }
}
