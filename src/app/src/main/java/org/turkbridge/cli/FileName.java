package org.turkbridge.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.turkbridge.local.store.StoreAddress;
import picocli.CommandLine;

/** The name of a file or folder. */
final class FileName implements CommandLine.ITypeConverter<Path> {
  @Override
  public Path convert(String name) {
    if (name.isEmpty()) {
      throw new CommandLine.TypeConversionException("the name is empty; name a file");
    }
    if (StoreAddress.isUrl(name)) {
      throw new CommandLine.TypeConversionException(
          "a file belongs here, not a URL (only a store may be one); write ./ before the name of a"
              + " file that looks like one");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new CommandLine.TypeConversionException(
          "the name cannot be written under this locale; set LC_ALL=C.UTF-8 and run it again");
    }
  }

  /** The name of an output, not as a path, which would lose a slash at its end. */
  static final class OfOutput implements CommandLine.ITypeConverter<String> {
    @Override
    public String convert(String name) {
      Path path = new FileName().convert(name);
      return name.endsWith("/") ? path + "/" : path.toString();
    }
  }
}
