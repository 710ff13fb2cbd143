package org.turkbridge.cli;

/** A value of {@code --shape}. */
enum LegacyShape {
  REST,
  SOAP,
  BARE
}
