package org.turkbridge.archive;

import java.io.Serializable;

/**
 * Where something stands in an archive.
 *
 * @param file the file as shown to the user
 * @param record which of the records of the file, counted from 1: its QualificationRequests, and
 *     its QualificationTypes and Qualifications if these are read too; 0 if it is in none
 * @param line counted from 1
 */
public record Place(String file, long record, int line) implements Serializable {
  /** In words, without the name of the file: {@code record 3, line 20}. */
  public String inFile() {
    return record == 0 ? "line " + line : "record " + record + ", line " + line;
  }

  @Override
  public String toString() {
    return file + ": " + inFile();
  }
}
