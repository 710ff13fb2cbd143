package org.turkbridge.verify.recording;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.requester.Requester;

/** Where calls are recorded, one file each, numbered as they came. Safe under concurrent calls. */
public final class RecordingFolder {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingFolder.class);
  private static final Pattern NUMBERED = Pattern.compile("(\\d{1,9})-.*\\.http");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,59}");

  private final Path folder;
  private final Redaction redaction;
  private final RecordingNumbers numbers;
  private int last;

  private RecordingFolder(Path folder, Redaction redaction, RecordingNumbers numbers, int last) {
    this.folder = folder;
    this.redaction = redaction;
    this.numbers = numbers;
    this.last = last;
  }

  /**
   * The folder, made if it is not there. What is in it stays: numbers go on from the highest.
   *
   * @param requesters whose keys are never written, wherever they stand in a call
   * @throws IOException if nothing can be written to it, naming it
   */
  public static RecordingFolder open(Path folder, Collection<Requester> requesters)
      throws IOException {
    return open(folder, requesters, LOG::warn);
  }

  static RecordingFolder open(Path folder, Collection<Requester> requesters, Consumer<String> notes)
      throws IOException {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".turkbridge-", ".part"));
      return new RecordingFolder(
          folder, new Redaction(requesters), new RecordingNumbers(folder, notes), highest(folder));
    } catch (IOException e) {
      throw new IOException(
          "The folder "
              + folder
              + " for recordings cannot be written: "
              + reason(e)
              + "; name another one, or make room in it",
          e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof FileAlreadyExistsException) {
      return "it is a file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    @Nullable String reason = e instanceof FileSystemException known ? known.getReason() : null;
    return reason == null ? e.getClass().getSimpleName() : reason;
  }

  private static int highest(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToInt(RecordingFolder::number).max().orElse(0);
    }
  }

  private static int number(Path file) {
    Matcher name = NUMBERED.matcher(String.valueOf(file.getFileName()));
    return name.matches() ? Integer.parseInt(name.group(1)) : 0;
  }

  /** The number of a call that has just come. */
  public synchronized int arrived() {
    last = numbers.next(last);
    return last;
  }

  /**
   * Writes a call, without its secrets.
   *
   * @param number from {@link #arrived}
   * @throws IOException if it cannot be written; nothing of it is there then
   */
  public void write(int number, Recording recording) throws IOException {
    Recording safe = redaction.redacted(recording);
    byte[] text = RecordingFile.write(safe);
    int free = number;
    while (true) {
      try {
        AtomicWrite.create(folder.resolve(name(free, safe.operation())), text);
        return;
      } catch (FileAlreadyExistsException e) {
        // Somebody put it there.
        free = arrived();
      }
    }
  }

  private static String name(int number, String operation) {
    return "%04d-%s.http"
        .formatted(number, NAME.matcher(operation).matches() ? operation : "unknown");
  }
}
