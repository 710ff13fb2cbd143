package org.turkbridge.cli.aws;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.turkbridge.awscli.parameters.Skeleton;
import org.turkbridge.awscli.results.OutputFormat;
import org.turkbridge.python.PythonInt;
import picocli.CommandLine;

/** The values that options take. What is not one is told as the AWS CLI tells it. */
abstract class Choices implements CommandLine.ITypeConverter<String>, Iterable<String> {
  private final List<String> choices;

  private Choices(List<String> choices) {
    this.choices = choices;
  }

  @Override
  public String convert(String value) {
    if (!choices.contains(value)) {
      throw new CommandLine.TypeConversionException(
          "Invalid choice '%s', valid choices are: %s"
              .formatted(value, String.join(", ", choices)));
    }
    return value;
  }

  @Override
  public Iterator<String> iterator() {
    return choices.iterator();
  }

  static final class Outputs extends Choices {
    Outputs() {
      super(Arrays.stream(OutputFormat.values()).map(OutputFormat::word).toList());
    }
  }

  static final class Colors extends Choices {
    Colors() {
      super(List.of("on", "off", "auto"));
    }
  }

  static final class BinaryFormats extends Choices {
    BinaryFormats() {
      super(List.of("base64", "raw-in-base64-out"));
    }
  }

  static final class Skeletons implements CommandLine.ITypeConverter<Skeleton>, Iterable<String> {
    private static final List<Skeleton> ALL = List.of(Skeleton.values());
    private static final Choices WORDS = new Choices(ALL.stream().map(Skeleton::word).toList()) {};

    @Override
    public Skeleton convert(String value) {
      return ALL.get(WORDS.choices.indexOf(WORDS.convert(value)));
    }

    @Override
    public Iterator<String> iterator() {
      return WORDS.iterator();
    }
  }

  /** A whole number as Python reads it. */
  static final class Numbers implements CommandLine.ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
      return PythonInt.parse(value)
          .map(PythonInt::nearest)
          .orElseThrow(
              () -> new CommandLine.TypeConversionException("invalid int value: '" + value + "'"));
    }
  }

  /** The text of a whole number as Python reads it, of any size. */
  static final class WholeNumbers implements CommandLine.ITypeConverter<String> {
    @Override
    public String convert(String value) {
      if (PythonInt.parse(value).isEmpty()) {
        throw new CommandLine.TypeConversionException("invalid int value: '" + value + "'");
      }
      return value;
    }
  }
}
