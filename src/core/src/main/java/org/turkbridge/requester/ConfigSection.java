package org.turkbridge.requester;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.turkbridge.python.ConfigParserException;
import org.turkbridge.python.PythonSpace;
import org.turkbridge.python.RawConfigParser;

/**
 * The settings of one section of a file of AWS tools. Names are in small letters, but for those of
 * settings within a setting.
 *
 * @param texts values by name
 * @param nested settings whose value is settings of its own, such as {@code s3}
 */
public record ConfigSection(Map<String, String> texts, Map<String, Map<String, String>> nested) {
  /** Without any setting. */
  public static final ConfigSection EMPTY = new ConfigSection(Map.of(), Map.of());

  /**
   * That of the options of a section, as botocore takes them (botocore/configloader.py): a value
   * that begins with a new line is settings of its own.
   *
   * @throws ConfigParserException if there is no = in a line of such a value
   */
  static ConfigSection of(Map<String, RawConfigParser.Option> options)
      throws ConfigParserException {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, Map<String, String>> nested = new LinkedHashMap<>();
    for (Map.Entry<String, RawConfigParser.Option> option : options.entrySet()) {
      String value = option.getValue().value();
      if (value.startsWith("\n")) {
        nested.put(option.getKey(), nested(option.getValue()));
      } else {
        texts.put(option.getKey(), value);
      }
    }
    return new ConfigSection(texts, nested);
  }

  private static Map<String, String> nested(RawConfigParser.Option option)
      throws ConfigParserException {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String line : PythonSpace.lines(option.value())) {
      String content = PythonSpace.strip(line);
      if (!content.isEmpty()) {
        int delimiter = content.indexOf('=');
        if (delimiter < 0) {
          throw new ConfigParserException(option.line(), "no value, and below it a line without =");
        }
        settings.put(
            PythonSpace.strip(content.substring(0, delimiter)),
            PythonSpace.strip(content.substring(delimiter + 1)));
      }
    }
    return settings;
  }

  /** The value of a setting; empty if it is not there or holds settings of its own. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  /** Whether there is such a setting. */
  public boolean has(String name) {
    return texts.containsKey(name) || nested.containsKey(name);
  }

  /** This one with the settings of another, which come first. */
  ConfigSection with(ConfigSection other) {
    Map<String, String> allTexts = new LinkedHashMap<>(texts);
    Map<String, Map<String, String>> allNested = new LinkedHashMap<>(nested);
    allTexts.keySet().removeAll(other.nested.keySet());
    allNested.keySet().removeAll(other.texts.keySet());
    allTexts.putAll(other.texts);
    allNested.putAll(other.nested);
    return new ConfigSection(allTexts, allNested);
  }

  /** The names of settings, without values: they may be secrets. */
  @Override
  public String toString() {
    return "ConfigSection" + texts.keySet() + nested.keySet();
  }
}
