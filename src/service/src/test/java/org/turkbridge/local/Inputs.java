package org.turkbridge.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.turkbridge.archive.files.ArchiveInputs;
import org.turkbridge.archive.files.InputFile;

/** The files to read that tests name by path. */
public final class Inputs {
  private Inputs() {}

  public static List<InputFile> of(Path... paths) throws IOException {
    return ArchiveInputs.expand(
        Stream.of(paths).map(Path::toString).toList(), InputStream::nullInputStream, "UTF-8");
  }
}
