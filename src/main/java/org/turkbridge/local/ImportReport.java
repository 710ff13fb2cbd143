package org.turkbridge.local;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.turkbridge.translate.Normalisation;

/**
 * What an import did.
 *
 * @param files how many files were read
 * @param records how many requests were read from them, refused ones not counted
 * @param added were new to the store
 * @param unchanged were in the store already, with the same content
 * @param replaced took the place of one with other content that was no later
 * @param kept differ from a later one in the store, which stays
 * @param refused could not be read or translated: not in the store
 * @param normalised how many requests were normalised on the way, by kind; kinds that did not occur
 *     are absent
 */
public record ImportReport(
    long files,
    long records,
    long added,
    long unchanged,
    long replaced,
    long kept,
    long refused,
    Map<Normalisation, Long> normalised) {
  public ImportReport {
    normalised = Collections.unmodifiableMap(new TreeMap<>(normalised));
  }
}
