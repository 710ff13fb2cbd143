package org.turkbridge.convert;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.turkbridge.convert.OutputRequest.PlannedInput;

/**
 * A single file that is there whole or not at all, and replaces the one before. A pipe or a device
 * is written to as it is.
 */
public final class WholeFile {
  private final String what;
  private final Path place;

  /** Writes all of the content. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * @param what it is, in messages, such as {@code report}
   */
  public WholeFile(String what, Path place) {
    this.what = what;
    this.place = place;
  }

  /**
   * Finds out whether it can be written, before long work. Makes the folders above it.
   *
   * @param inputs what the work reads; those that are not there are passed over
   * @throws OutputRefusedException if it is a folder, or an input, or inside an input folder
   * @throws OutputException if it cannot be written
   */
  public void check(List<Path> inputs) throws IOException {
    List<Path> folders = new ArrayList<>();
    List<PlannedInput> files = new ArrayList<>();
    for (Path input : inputs) {
      if (Files.isDirectory(input)) {
        folders.add(input);
      } else if (Files.exists(input)) {
        files.add(new PlannedInput(input.toString(), "", Optional.of(input)));
      }
    }
    OutputChecks.of(
            new OutputRequest(
                Optional.empty(), Optional.empty(), "", Set.of(), true, false, folders, files))
        .usable(what, place);
    // Opening a pipe and closing it would end it for its reader.
    if (!Output.isSpecial(place)) {
      Output.open(place, true, new TemporaryFiles()).close();
    }
  }

  /**
   * Writes it.
   *
   * @throws OutputException if it cannot be written: what was there before is still there then
   */
  public void write(Content content) throws IOException {
    try (Output output = Output.open(place, true, new TemporaryFiles())) {
      OutputStream buffer = new BufferedOutputStream(output.stream(), 1 << 16);
      content.writeTo(buffer);
      buffer.flush();
      output.publish();
    }
  }
}
