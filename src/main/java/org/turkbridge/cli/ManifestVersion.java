package org.turkbridge.cli;

import picocli.CommandLine;

/** The version in the jar's manifest. */
final class ManifestVersion implements CommandLine.IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = ManifestVersion.class.getPackage().getImplementationVersion();
    return new String[] {
      "turkbridge " + (version == null ? "(not from a jar)" : version), "Java " + Runtime.version()
    };
  }
}
