package org.turkbridge.requester;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.turkbridge.python.ConfigParserException;
import org.turkbridge.python.RawConfigParser;
import org.turkbridge.python.Shlex;

/**
 * A file of AWS tools as botocore, which writes and reads these files, takes it
 * (botocore/configloader.py).
 *
 * @param name as AWS tools show it
 * @param state whether it could be read
 * @param sections by their names; empty if it could not
 */
public record AwsFile(String name, State state, Map<String, ConfigSection> sections) {
  /** As good as a file that is not there. */
  static final AwsFile EMPTY = without("", State.ABSENT);

  private static final String DEFAULT_PROFILE = "default";

  /** The first word of a section that is of a kind, however it is written. */
  private static final Pattern KIND =
      Pattern.compile("^\\s*(?i:profile|sso-session|services)(?![\\w-])");

  /** Whether a file could be read. Botocore goes on without one that could not. */
  public enum State {
    READ("read"),
    ABSENT("not there"),
    NO_FILE("not a regular file"),
    UNREADABLE("check that this user may read it");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** In a few words, for the user. */
    public String words() {
      return words;
    }
  }

  /**
   * One that botocore would look for.
   *
   * @throws AwsFileFormatException if it cannot be parsed
   */
  static AwsFile at(String name, Path path) {
    if (!Files.isRegularFile(path)) {
      boolean isOther = !name.isEmpty() && Files.exists(path);
      return without(name, isOther ? State.NO_FILE : State.ABSENT);
    }
    return any(name, path);
  }

  /**
   * One of any kind, such as a pipe.
   *
   * @throws AwsFileFormatException if it cannot be parsed
   */
  static AwsFile any(String name, Path path) {
    try {
      return new AwsFile(name, State.READ, parse(name, Files.readAllBytes(path)));
    } catch (NoSuchFileException e) {
      return without(name, State.ABSENT);
    } catch (IOException e) {
      return without(name, Files.isDirectory(path) ? State.NO_FILE : State.UNREADABLE);
    }
  }

  private static AwsFile without(String name, State state) {
    return new AwsFile(name, state, Map.of());
  }

  private static Map<String, ConfigSection> parse(String name, byte[] content) {
    Map<String, ConfigSection> sections = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, Map<String, RawConfigParser.Option>> section :
          RawConfigParser.parse(decode(content)).entrySet()) {
        sections.put(section.getKey(), ConfigSection.of(section.getValue()));
      }
    } catch (ConfigParserException e) {
      throw new AwsFileFormatException(name, e);
    }
    return Collections.unmodifiableMap(sections);
  }

  private static String decode(byte[] content) throws ConfigParserException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(content);
    CharBuffer out = CharBuffer.allocate(content.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        boolean isPair = content[i] == '\r' && i + 1 < content.length && content[i + 1] == '\n';
        if (content[i] == '\n' || (content[i] == '\r' && !isPair)) {
          line++;
        }
      }
      throw new ConfigParserException(line, "bytes that are not UTF-8");
    }
    return out.flip().toString();
  }

  /** Name and state, for a list of the places that were looked at. */
  String label() {
    String found = state == State.READ ? "no access key in it" : state.words();
    return name.isEmpty() ? "no file, as its variable is empty" : name + " (" + found + ")";
  }

  /** Its profiles, if it is a config file: {@code default} and the {@code profile} sections. */
  Map<String, ConfigSection> profiles() {
    Map<String, ConfigSection> profiles = new LinkedHashMap<>();
    sections.forEach(
        (name, section) -> profileName(name).ifPresent(profile -> profiles.put(profile, section)));
    return profiles;
  }

  /** Its sections that are no profile, if it is a config file. */
  Map<String, ConfigSection> otherSections() {
    Map<String, ConfigSection> others = new LinkedHashMap<>(sections);
    others.keySet().removeIf(name -> profileName(name).isPresent());
    return others;
  }

  /** The profile that somebody means by a section that is none; empty if it has no name. */
  static Optional<String> intendedProfile(String section) {
    return Optional.of(KIND.matcher(section).replaceFirst("").replaceAll("[\"'\\\\]", "").strip())
        .filter(name -> !name.isEmpty());
  }

  /** The header of a profile's section of a config file. */
  static String profileHeader(String name) {
    String word = name.chars().anyMatch(Character::isWhitespace) ? '"' + name + '"' : name;
    return name.equals(DEFAULT_PROFILE) ? "[" + name + "]" : "[profile " + word + "]";
  }

  private static Optional<String> profileName(String section) {
    return section.equals(DEFAULT_PROFILE) ? Optional.of(section) : nameAfter("profile", section);
  }

  /** Its sections of a kind with names, such as {@code services}, by name. */
  Map<String, ConfigSection> named(String kind) {
    Map<String, ConfigSection> named = new LinkedHashMap<>();
    sections.forEach(
        (name, section) -> nameAfter(kind, name).ifPresent(each -> named.put(each, section)));
    return named;
  }

  /** What is not two words is no such section for botocore, and no error. */
  private static Optional<String> nameAfter(String kind, String section) {
    if (!section.startsWith(kind)) {
      return Optional.empty();
    }
    try {
      List<String> words = Shlex.split(section);
      return words.size() == 2 ? Optional.of(words.get(1)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
