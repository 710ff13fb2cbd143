package org.turkbridge.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.convert.OutputPlan.FilePerInput;
import org.turkbridge.convert.OutputPlan.FilePerKind;
import org.turkbridge.convert.OutputPlan.SingleFile;
import org.turkbridge.convert.OutputPlan.StandardOutput;
import org.turkbridge.convert.OutputRequest.PlannedInput;

/** Decides where outputs go, and refuses before any work what could lose something. */
final class OutputPlanning {
  private final OutputRequest request;
  private final OutputChecks checks;

  /** By the numbers of the archives. */
  private final Map<Integer, OutputPlaces> ofArchives = new HashMap<>();

  private OutputPlanning(OutputRequest request, OutputChecks checks) {
    this.request = request;
    this.checks = checks;
  }

  /**
   * Members of one archive that get in each other's way are left to {@link OutputPlaces}.
   *
   * @throws OutputRefusedException if two outputs, or an output and an input, are or could become
   *     the same file, if an output exists and may not be replaced, or if there is no folder for it
   */
  static OutputPlan plan(OutputRequest request) throws IOException {
    return new OutputPlanning(request, OutputChecks.of(request)).plan();
  }

  /** Whether each document gets an output of its own. */
  static boolean isFolder(Optional<String> output) {
    return output.isPresent()
        && (output.get().endsWith("/") || Files.isDirectory(Path.of(output.get())));
  }

  private OutputPlan plan() throws IOException {
    Optional<String> output = request.output().filter(name -> !name.equals("-"));
    OutputPlan plan = output.isPresent() ? named(output.get()) : new StandardOutput();
    if (request.rejects().isPresent()) {
      rejects(request.rejects().get(), plan);
    }
    return plan;
  }

  private OutputPlan named(String output) throws IOException {
    Path path = Path.of(output);
    if (isFolder(request.output())) {
      return request.kinds().isEmpty() ? inFolder(path) : perKind(path);
    }
    if (request.resume() && Output.isSpecial(path)) {
      throw new OutputRefusedException(
          "What is written to " + path + " cannot be resumed: it is no file. Leave out --resume.");
    }
    single("output", path);
    return new SingleFile(path);
  }

  private FilePerKind perKind(Path folder) throws IOException {
    usable(folder);
    FilePerKind plan = new FilePerKind(folder, request.extension());
    Set<String> made = made(folder);
    for (RecordKind kind : request.kinds()) {
      checks.usableIn(folder, made, plan.place(kind));
    }
    return plan;
  }

  /** The files of a folder that earlier runs with --resume made. */
  private Set<String> made(Path folder) throws IOException {
    return request.resume() ? Manifest.names(HiddenNames.manifestIn(folder), folder) : Set.of();
  }

  private void usable(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new OutputRefusedException(
          "The output " + folder + "/ is a file where a folder is wanted: name another.");
    }
    checks.apartFromInputs("output", folder);
  }

  private FilePerInput inFolder(Path folder) throws IOException {
    usable(folder);
    Set<String> made = made(folder);
    Map<Path, PlannedInput> owners = new LinkedHashMap<>();
    List<Path> files = new ArrayList<>();
    for (PlannedInput input : request.inputs()) {
      Path file;
      try {
        file = place(folder, input);
      } catch (OutputNameException e) {
        if (input.isMember()) {
          // At its turn it is refused, and the rest of the archive goes on.
          continue;
        }
        throw new OutputRefusedException(
            "The output of " + input.name() + " " + e.complaint() + ".");
      }
      PlannedInput other = owners.putIfAbsent(file, input);
      if (other != null) {
        throw new OutputRefusedException(
            other.name().equals(input.name())
                ? "%s is named twice, and would have the same output %s: name it once."
                    .formatted(input.name(), file)
                : ("%s and %s would have the same output %s: convert them in two runs, into two"
                        + " folders.")
                    .formatted(other.name(), input.name(), file));
      }
      checks.usableIn(folder, made, file);
      files.add(file);
    }
    noFolderIsAFile(folder, owners);
    return new FilePerInput(folder, files);
  }

  /**
   * @throws OutputNameException if it gets none there, if only for those before it in its archive
   */
  private Path place(Path folder, PlannedInput input) throws OutputNameException {
    return input.isMember()
        ? ofArchives
            .computeIfAbsent(
                input.archive(), archive -> new OutputPlaces(folder, request.extension()))
            .take(new Source(input.name(), input.outputName(), input.file()))
        : OutputPlan.place(folder, input.outputName(), request.extension());
  }

  private static void noFolderIsAFile(Path folder, Map<Path, PlannedInput> owners)
      throws OutputRefusedException {
    Path top = folder.normalize();
    for (Map.Entry<Path, PlannedInput> owner : owners.entrySet()) {
      Path above = owner.getKey().getParent();
      while (above != null && !above.equals(top)) {
        PlannedInput file = owners.get(above);
        if (file != null) {
          throw new OutputRefusedException(
              "The output of %s would be the file %s, and that of %s in a folder of that name:"
                      .formatted(file.name(), above, owner.getValue().name())
                  + " convert them in two runs, into two folders.");
        }
        if (Files.exists(above) && !Files.isDirectory(above)) {
          throw new OutputRefusedException(
              "The output of %s cannot be written: %s is a file where a folder is wanted. Name another"
                      .formatted(owner.getValue().name(), above)
                  + " output.");
        }
        above = above.getParent();
      }
    }
  }

  private void rejects(Path rejects, OutputPlan plan) throws IOException {
    single("rejects file", rejects);
    if (Output.isSpecial(rejects)) {
      return;
    }
    Path real = RealPaths.of(rejects);
    for (Path output : outputs(plan)) {
      if (RealPaths.of(output).equals(real)) {
        throw new OutputRefusedException(
            "The rejects file " + rejects + " is the output " + output + ": name another.");
      }
    }
  }

  private List<Path> outputs(OutputPlan plan) {
    if (plan instanceof FilePerInput several) {
      return several.files();
    }
    if (plan instanceof FilePerKind perKind) {
      return request.kinds().stream().map(perKind::place).toList();
    }
    return plan instanceof SingleFile single ? List.of(single.file()) : List.of();
  }

  private void single(String what, Path path) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new OutputRefusedException(
          "The %s %s cannot be written: there is no folder %s. Create it."
              .formatted(what, path, folder));
    }
    checks.usable(what, path);
  }
}
