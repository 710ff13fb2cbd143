package org.turkbridge.cli;

/** A value of {@code --to}. */
enum OutputForm {
  JSONL,
  JSON,
  CSV,
  LEGACY_XML
}
