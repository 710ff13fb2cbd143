package org.turkbridge.awscli.parameters;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.python.PosixPath;

/** Values that stand in a file: {@code file://name} and {@code fileb://name}. */
public final class ParameterFile {
  private static final Pattern PREFIX = Pattern.compile("fileb?://");

  private final PosixPath paths;

  /**
   * @param environment variables that names may hold
   * @param home what {@code ~} means where the variable {@code HOME} does not say
   */
  public ParameterFile(Map<String, String> environment, Path home) {
    this.paths = new PosixPath(environment, home.toString());
  }

  /** Whether a value names a file. */
  static boolean isNamedBy(String value) {
    return PREFIX.matcher(value).lookingAt();
  }

  /**
   * The value, or what is in the file that it names.
   *
   * @param option for the error
   * @throws CommandException if there is no such file, or it is not UTF-8
   */
  public String resolve(String option, String value) {
    Matcher prefix = PREFIX.matcher(value);
    if (!prefix.lookingAt()) {
      return value;
    }
    String name = paths.expandVariables(paths.expandUser(value.substring(prefix.end())));
    return value.startsWith("fileb")
        ? read(option, value, name)
        : read(option, value, name).replace("\r\n", "\n").replace('\r', '\n');
  }

  private static String read(String option, String value, String name) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(Path.of(name))))
          .toString();
    } catch (CharacterCodingException e) {
      throw failure(
          option,
          "Unable to load paramfile (%s), text contents could not be decoded: save it as UTF-8."
              .formatted(name));
    } catch (IOException e) {
      throw failure(
          option, "Unable to load paramfile %s: %s: '%s'".formatted(value, reason(e), name));
    } catch (InvalidPathException e) {
      throw failure(option, "Unable to load paramfile %s: %s".formatted(value, e.getReason()));
    }
  }

  private static CommandException failure(String option, String message) {
    return CommandException.usage("Error parsing parameter '" + option + "': " + message);
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "[Errno 2] No such file or directory";
    }
    if (e instanceof AccessDeniedException) {
      return "[Errno 13] Permission denied";
    }
    return "Is a directory".equals(e.getMessage())
        ? "[Errno 21] Is a directory"
        : String.valueOf(e.getMessage());
  }
}
