package org.turkbridge.local;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.turkbridge.translate.Normalisation;

/**
 * What an import did.
 *
 * @param files how many files were read
 * @param requests how many QualificationRequests were read from them, refused ones not counted
 * @param types how many QualificationTypes, likewise
 * @param qualifications how many Qualifications, likewise
 * @param added of all these were new to the store; a type of which only the id was known is, too
 * @param unchanged were in the store already, with the same content
 * @param replaced took the place of one with other content that was no later
 * @param kept differ from a later one in the store, or from a type that a call made or that every
 *     store has, which stays
 * @param refused could not be read or translated: not in the store
 * @param miscounted answers that hold another number of records than they say
 * @param normalised how many of all these were normalised on the way, by kind; kinds that did not
 *     occur are absent
 */
public record ImportReport(
    long files,
    long requests,
    long types,
    long qualifications,
    long added,
    long unchanged,
    long replaced,
    long kept,
    long refused,
    long miscounted,
    Map<Normalisation, Long> normalised) {
  public ImportReport {
    normalised = Collections.unmodifiableMap(new TreeMap<>(normalised));
  }
}
