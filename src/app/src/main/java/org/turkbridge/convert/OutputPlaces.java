package org.turkbridge.convert;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives each document of a run its place in the folder of outputs, and none that another has, not
 * even by force.
 */
final class OutputPlaces {
  private static final String REMEDY =
      ": name one file for all with -o, or unpack the archive and rename one of them";

  private final Path folder;
  private final String extension;
  private final Map<Path, String> files = new HashMap<>();

  /** Those that outputs are in, each with the first of their documents. */
  private final Map<Path, String> folders = new HashMap<>();

  OutputPlaces(Path folder, String extension) {
    this.folder = folder;
    this.extension = extension;
  }

  /**
   * Where the output of a document goes, if it gets one.
   *
   * @throws OutputNameException if there can be no file of that name
   */
  Path of(Source source) throws OutputNameException {
    return OutputPlan.place(folder, source.outputName(), extension);
  }

  /**
   * Gives a document its place, for good.
   *
   * @throws OutputNameException if there can be no file of that name, or if another document has it
   */
  Path take(Source source) throws OutputNameException {
    Path place = of(source);
    @Nullable String owner = files.get(place);
    if (owner != null) {
      throw new OutputNameException("would be " + place + ", which is that of " + owner + REMEDY);
    }
    @Nullable String inside = folders.get(place);
    if (inside != null) {
      throw new OutputNameException(
          "would be the file %s, and that of %s is in a folder of that name%s"
              .formatted(place, inside, REMEDY));
    }
    Path top = folder.normalize();
    for (Path above = place.getParent();
        above != null && !above.equals(top);
        above = above.getParent()) {
      @Nullable String file = files.get(above);
      if (file != null) {
        throw new OutputNameException(
            "would be in a folder %s, and that of %s is a file of that name%s"
                .formatted(above, file, REMEDY));
      }
    }
    files.put(place, source.name());
    for (Path above = place.getParent();
        above != null && !above.equals(top) && folders.putIfAbsent(above, source.name()) == null;
        above = above.getParent()) {}
    return place;
  }
}
