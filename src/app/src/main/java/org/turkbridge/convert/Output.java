package org.turkbridge.convert;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Something that is written from its first byte to its last, and then counts. */
interface Output extends Closeable {
  /**
   * Where the content goes. Not buffered: write large pieces. Its errors are {@link
   * OutputException}s.
   */
  OutputStream stream();

  /** For what has to be known before the content can be written; on the same disk where it can. */
  default ScratchFile scratch() throws IOException {
    return ScratchFile.temporary();
  }

  /** Nothing more will be written; gives back what an open output holds, but for its place. */
  void seal() throws IOException;

  /** Ends it: from now on it is there, whole. */
  void publish() throws IOException;

  /** Gives up what was not published. */
  @Override
  void close() throws IOException;

  /**
   * Begins the output of that name, with the permissions that the user's files have.
   *
   * @param mayReplace whether a file of that name may go when the new one is whole. What is no file
   *     (a pipe, a device) is written to in any case.
   */
  static Output open(Path place, boolean mayReplace, TemporaryFiles temporaries)
      throws IOException {
    return isSpecial(place)
        ? new DirectOutput(place)
        : AtomicFile.open(place, mayReplace, false, temporaries);
  }

  /** Begins an output that nobody but its owner can read, else as {@link #open}. */
  static Output openForOwner(Path place, boolean mayReplace, TemporaryFiles temporaries)
      throws IOException {
    return isSpecial(place)
        ? new DirectOutput(place)
        : AtomicFile.open(place, mayReplace, true, temporaries);
  }

  /** Whether it is there and neither file nor folder: a pipe or a device, for example. */
  static boolean isSpecial(Path place) {
    return Files.exists(place) && !Files.isRegularFile(place) && !Files.isDirectory(place);
  }
}
