package org.turkbridge.cli.console;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The version in the jar's manifest. */
public final class ManifestVersion implements CommandLine.IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"turkbridge " + ofJar(), "Java " + Runtime.version()};
  }

  /** Such as {@code 0.1.0}. */
  public static String ofJar() {
    @Nullable String version = ManifestVersion.class.getPackage().getImplementationVersion();
    return version == null ? "(not from a jar)" : version;
  }

  /** How calls of this program name it, such as {@code turkbridge/0.1.0}. */
  public static String userAgent() {
    return "turkbridge/" + ofJar().replaceAll("[^A-Za-z0-9.-]", "");
  }
}
