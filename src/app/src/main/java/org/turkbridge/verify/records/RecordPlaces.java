package org.turkbridge.verify.records;

import org.turkbridge.archive.Place;

/** Places in words, without the name of the file. */
final class RecordPlaces {
  private RecordPlaces() {}

  static String inFile(Place place) {
    return place.record() == 0
        ? "line " + place.line()
        : "record " + place.record() + ", line " + place.line();
  }
}
