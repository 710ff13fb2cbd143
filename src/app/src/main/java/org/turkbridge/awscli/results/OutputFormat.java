package org.turkbridge.awscli.results;

import java.util.Arrays;
import java.util.Optional;

/** The values of {@code --output}: the AWS CLI's, and two of ours. */
public enum OutputFormat {
  JSON("json"),
  TEXT("text"),
  TABLE("table"),
  YAML("yaml"),
  YAML_STREAM("yaml-stream"),
  JSONL("jsonl"),
  LEGACY_XML("legacy-xml");

  private final String word;

  OutputFormat(String word) {
    this.word = word;
  }

  /** As it is typed. */
  public String word() {
    return word;
  }

  /** The form of that word. */
  public static Optional<OutputFormat> of(String word) {
    return Arrays.stream(values()).filter(form -> form.word.equals(word)).findFirst();
  }
}
