package org.turkbridge.convert;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The hidden files that a run keeps beside its outputs. Their names depend on the output's alone.
 */
final class HiddenNames {
  private static final String PART = ".turkbridge-part";
  private static final String MANIFEST = ".turkbridge-convert.jsonl";
  private static final String REJECTS = ".turkbridge-convert.rejects";

  /** File systems allow 255 bytes; the longest of our endings must fit too. */
  private static final int LONGEST_NAME = 220;

  private HiddenNames() {}

  /** The unfinished content of an output. */
  static Path part(Path output) {
    return beside(output, PART);
  }

  /** One for what is read again while an output is made; no two are the same. */
  static String scratch() {
    return "." + UUID.randomUUID() + PART;
  }

  /** What is finished in a folder of outputs. */
  static Path manifestIn(Path folder) {
    return folder.resolve(MANIFEST);
  }

  /** Whether a single output is finished. */
  static Path manifestOf(Path output) {
    return beside(output, MANIFEST);
  }

  /** The reject lines that belong to a manifest. */
  static Path rejectsOf(Path manifest) {
    String name = name(manifest);
    return manifest.resolveSibling(name.substring(0, name.length() - MANIFEST.length()) + REJECTS);
  }

  static boolean isPart(Path file) {
    String name = name(file);
    return name.startsWith(".") && name.endsWith(PART);
  }

  /** Whether a run could take the file for one of its own. */
  static boolean isOurs(Path file) {
    String name = name(file);
    return isPart(file)
        || (name.startsWith(".") && (name.endsWith(MANIFEST) || name.endsWith(REJECTS)));
  }

  private static Path beside(Path output, String ending) {
    String name = name(output);
    boolean isLong = name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME;
    return output.resolveSibling(
        "."
            + (isLong ? Fingerprint.of(name.getBytes(StandardCharsets.UTF_8)).sha256() : name)
            + ending);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
