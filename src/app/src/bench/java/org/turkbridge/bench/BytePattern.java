package org.turkbridge.bench;

import java.nio.charset.StandardCharsets;

/** Tells, byte for byte, when a stream has just had a word (Knuth, Morris and Pratt's search). */
final class BytePattern {
  private final byte[] word;

  /** For each beginning of the word: the length of the longest shorter one that it ends with. */
  private final int[] shorter;

  private int matched;

  /**
   * @param word of ASCII characters
   */
  BytePattern(String word) {
    this.word = word.getBytes(StandardCharsets.US_ASCII);
    this.shorter = new int[word.length() + 1];
    for (int length = 2; length <= word.length(); length++) {
      shorter[length] = extended(shorter[length - 1], this.word[length - 1]);
    }
  }

  boolean endsWith(byte next) {
    matched = extended(matched == word.length ? shorter[matched] : matched, next);
    return matched == word.length;
  }

  private int extended(int length, byte next) {
    int fitting = length;
    while (fitting > 0 && word[fitting] != next) {
      fitting = shorter[fitting];
    }
    return word[fitting] == next ? fitting + 1 : 0;
  }
}
