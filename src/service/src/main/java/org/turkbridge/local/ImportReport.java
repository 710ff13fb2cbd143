package org.turkbridge.local;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.summary.LeftOutColumns;
import org.turkbridge.translate.Normalisation;

/**
 * What an import did.
 *
 * @param files how many files were read
 * @param records how many were read from them, by kind, refused ones not counted; kinds of which
 *     there are none are absent
 * @param added of all these were new to the store, or told of something more; a type of which only
 *     the id was known is, too
 * @param unchanged were in the store already, with the same content
 * @param replaced took the place of one with other content that was no later
 * @param kept differ from a later one in the store, or from one that a call made or changed, or
 *     from a type that every store has, which stays
 * @param refused could not be read or translated: not in the store
 * @param miscounted answers that hold another number of records than they say
 * @param normalised how many of all these were normalised on the way, by kind; kinds that did not
 *     occur are absent
 * @param leftOut columns of tables that hold something for which no record has a place
 */
public record ImportReport(
    long files,
    Map<RecordKind, Long> records,
    long added,
    long unchanged,
    long replaced,
    long kept,
    long refused,
    long miscounted,
    Map<Normalisation, Long> normalised,
    LeftOutColumns leftOut) {
  public ImportReport {
    records = Collections.unmodifiableMap(new TreeMap<>(records));
    normalised = Collections.unmodifiableMap(new TreeMap<>(normalised));
  }

  /** How many records of a kind were read. */
  public long count(RecordKind kind) {
    return records.getOrDefault(kind, 0L);
  }
}
