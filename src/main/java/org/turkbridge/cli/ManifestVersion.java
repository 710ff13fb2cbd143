package org.turkbridge.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The version in the jar's manifest. */
final class ManifestVersion implements CommandLine.IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"turkbridge " + ofJar(), "Java " + Runtime.version()};
  }

  /** Such as {@code 0.1.0}. */
  static String ofJar() {
    @Nullable String version = ManifestVersion.class.getPackage().getImplementationVersion();
    return version == null ? "(not from a jar)" : version;
  }
}
