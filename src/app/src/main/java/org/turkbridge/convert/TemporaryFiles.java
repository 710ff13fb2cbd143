package org.turkbridge.convert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The unfinished files of one run, so that they can be removed when it is stopped from outside.
 * After that the run makes no more of them and puts none in its place.
 */
final class TemporaryFiles {
  private final Set<Path> files = new LinkedHashSet<>();
  private boolean removed;

  /** A step that makes an unfinished file, or ends it. */
  @FunctionalInterface
  interface Step<T> {
    T run() throws IOException;
  }

  /** Runs a step that leaves an unfinished file behind. */
  synchronized <T> T making(Path file, Path output, Step<T> step) throws IOException {
    if (removed) {
      throw OutputException.stopped(output);
    }
    T made = step.run();
    files.add(file);
    return made;
  }

  /** Runs a step after which the unfinished file is no more. */
  synchronized void ending(Path file, Path output, Step<?> step) throws IOException {
    if (removed) {
      throw OutputException.stopped(output);
    }
    step.run();
    files.remove(file);
  }

  /** Removes an unfinished file, if it is still there. */
  synchronized void remove(Path file) throws IOException {
    if (files.remove(file)) {
      Files.deleteIfExists(file);
    }
  }

  /** Removes all of them, for good. Any thread may call it, at any time. */
  synchronized void removeAll() {
    removed = true;
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    files.clear();
  }
}
