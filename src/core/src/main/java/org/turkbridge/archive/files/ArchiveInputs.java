package org.turkbridge.archive.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The files that a user means by naming files, folders and patterns. */
public final class ArchiveInputs {
  private static final String STANDARD_INPUT = "-";

  private ArchiveInputs() {}

  /**
   * Every file that was named, in the order of the arguments.
   *
   * <ul>
   *   <li>a file, whatever it is called;
   *   <li>for a folder, every file in it and in the folders below that is called .xml, .json or
   *       .jsonl, each also .gz, or .zip, .tar, .tar.gz or .tgz, in any case, in the byte order of
   *       their UTF-8 paths relative to it. Hidden files and folders are left out, links are
   *       followed;
   *   <li>for a pattern that is not the name of a file ({@code *}, {@code ?}, {@code [a-z]}, {@code
   *       {a,b}}, and {@code **} for any number of folders), every file that it matches, whatever
   *       it is called, in the same order; a folder that matches counts as named, unless the
   *       pattern has a {@code **}. What is hidden matches only a part that begins with a dot;
   *   <li>{@code -}, standard input.
   * </ul>
   *
   * @param standardInput called when standard input is opened
   * @param nativeEncoding the encoding of arguments and file names: the JVM's {@code
   *     sun.jnu.encoding}
   * @throws NoSuchFileException if an argument, or what a link in a folder points to, is not there
   * @throws FileSystemException if a name cannot be read under the locale, or standard input is
   *     named twice
   * @throws IOException if a folder cannot be read
   */
  public static List<InputFile> expand(
      List<String> arguments, Supplier<InputStream> standardInput, String nativeEncoding)
      throws IOException {
    return find(arguments, standardInput, nativeEncoding).files();
  }

  /**
   * As {@link #expand}, with what was left out.
   *
   * @throws IOException as there
   */
  public static FoundFiles find(
      List<String> arguments, Supplier<InputStream> standardInput, String nativeEncoding)
      throws IOException {
    NativeNames names = new NativeNames(nativeEncoding);
    List<InputFile> files = new ArrayList<>();
    long leftOut = 0;
    boolean hasStandardInput = false;
    for (String argument : arguments) {
      if (!argument.equals(STANDARD_INPUT)) {
        FoundFiles found = find(argument, names);
        files.addAll(found.files());
        leftOut += found.leftOut();
      } else if (hasStandardInput) {
        throw new FileSystemException(
            STANDARD_INPUT, null, "standard input can be read only once: name it once");
      } else {
        hasStandardInput = true;
        files.add(InputFile.standardInput(standardInput));
      }
    }
    return new FoundFiles(files, leftOut);
  }

  /**
   * Whether a file of a folder is read, by its path relative to that: called like a document or an
   * archive, and nothing in it hidden.
   *
   * @param path with {@code /} between its parts
   */
  public static boolean isReadInFolder(String path) {
    return (InputNames.isDocument(path) || InputNames.isContainer(path))
        && !InputNames.hasHiddenPart(path);
  }

  /** Whether a file is called like one that is packed, so that it holds more than its bytes. */
  public static boolean isPacked(String path) {
    return InputNames.isPacked(path) || InputNames.isContainer(path);
  }

  /**
   * Whether a file is read as it is, neither packed nor refused as a whole, by its first bytes.
   *
   * @param beginning of the file, 16,384 bytes or more or all
   */
  public static boolean isPlain(byte[] beginning) {
    return ContentKind.of(beginning, beginning.length) == ContentKind.PLAIN;
  }

  /** The order in which the files of a folder are read, by their paths relative to it. */
  public static Comparator<String> order() {
    return Utf8Order.INSTANCE;
  }

  /** What may have a password, which must not be shown. */
  private static final Pattern URL =
      Pattern.compile(
          "^([a-z][a-z0-9+.-]+:/|postgre\\w*:|jdbc:)|\\bpassword\\s*=", Pattern.CASE_INSENSITIVE);

  private static FoundFiles find(String argument, NativeNames names) throws IOException {
    if (argument.isEmpty()) {
      throw new FileSystemException(
          "\"\"", null, "an empty name; name a file or folder, . for the current one");
    }
    if (URL.matcher(argument).find() && !Files.exists(names.path(argument))) {
      throw new NoSuchFileException(
          "what looks like a URL",
          null,
          "files and folders can be read here; write ./ before a name that looks like a URL");
    }
    // A pattern comes first to what can be no path, as on Windows, but last to what is there.
    Glob glob = Glob.of(argument);
    if (glob != null && !glob.isLiterallyThere()) {
      return new FolderWalk(names).matching(glob);
    }
    Path path = names.path(argument);
    if (!Files.exists(path)) {
      names.check(path.toAbsolutePath().toString());
      throw missing(argument);
    }
    return Files.isDirectory(path)
        ? new FolderWalk(names).documents(path)
        : new FoundFiles(List.of(InputFile.named(path)), 0);
  }

  private static NoSuchFileException missing(String argument) {
    return new NoSuchFileException(
        InputNames.printable(argument),
        null,
        NativeNames.isLossy(argument)
            ? "no such file or folder; its name is not UTF-8: rename it, or name its folder"
            : "no such file or folder; check the name and the current folder");
  }
}
