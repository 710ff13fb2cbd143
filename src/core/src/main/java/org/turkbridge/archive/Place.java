package org.turkbridge.archive;

/**
 * Where something stands in an archive.
 *
 * @param file the file as shown to the user
 * @param record which of the records of the file, counted from 1: its QualificationRequests, and
 *     its QualificationTypes and Qualifications if these are read too; 0 if it is in none
 * @param line counted from 1
 */
public record Place(String file, long record, int line) {
  @Override
  public String toString() {
    return record == 0
        ? "%s: line %d".formatted(file, line)
        : "%s: record %d, line %d".formatted(file, record, line);
  }
}
