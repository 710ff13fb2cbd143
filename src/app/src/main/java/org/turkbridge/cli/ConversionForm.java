package org.turkbridge.cli;

/** A value of {@code --to}. */
enum ConversionForm {
  JSONL,
  JSON,
  CSV,
  LEGACY_XML
}
