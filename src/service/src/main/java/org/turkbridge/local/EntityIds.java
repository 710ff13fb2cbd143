package org.turkbridge.local;

import java.util.random.RandomGenerator;

/** Makes ids like those of the real service: 30 characters, of which the first is 3. */
final class EntityIds {
  private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int LENGTH = 30;

  private final RandomGenerator random;

  EntityIds(RandomGenerator random) {
    this.random = random;
  }

  /** Too random to be given twice. */
  String next() {
    StringBuilder id = new StringBuilder(LENGTH).append('3');
    while (id.length() < LENGTH) {
      id.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return id.toString();
  }
}
