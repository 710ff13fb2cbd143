package org.turkbridge.archive.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a record, or a structure in one, looks like in the bytes that the old service wrote.
 *
 * @param type what it is made of; null of a price, which is no structure of the current model
 * @param startTags of its elements
 * @param endTags of the same
 * @param inner what is in each of them; null in place of those that hold text
 * @param shared the number of the document that many records have in common; -1 if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // Read, never compared.
record PlainType(
    @Nullable RecordType type,
    byte[][] startTags,
    byte[][] endTags,
    @Nullable PlainType[] inner,
    int shared) {
  /** The requests of a QualificationType have its Test in common, and often HITs their Question. */
  private static final Set<String> SHARED = Set.of("Test", "Question");

  static final PlainType PRICE =
      of(null, PriceDraft.ELEMENTS, new PlainType[PriceDraft.ELEMENTS.size()]);

  static PlainType of(RecordType type) {
    return of(
        type,
        type.elements().stream().map(RecordElement::name).toList(),
        type.elements().stream().map(PlainType::inner).toArray(PlainType[]::new));
  }

  private static PlainType of(
      @Nullable RecordType type, List<String> names, @Nullable PlainType[] inner) {
    int shared = -1;
    for (int i = 0; i < names.size(); i++) {
      shared = SHARED.contains(names.get(i)) ? i : shared;
    }
    return new PlainType(type, tags("<", names), tags("</", names), inner, shared);
  }

  /** Whether it is an amount of money. */
  boolean isPrice() {
    return type == null;
  }

  private static @Nullable PlainType inner(RecordElement element) {
    return switch (element.notation()) {
      case PRICE -> PRICE;
      case STRUCTURE -> element.structure() == null ? null : of(element.structure());
      default -> null;
    };
  }

  /**
   * Which element begins there; -1 if none.
   *
   * @param expected where to begin looking: they have an order nearly always
   */
  int element(byte[] bytes, int at, int end, int expected) {
    int count = startTags.length;
    for (int i = 0; i < count; i++) {
      int index = expected + i < count ? expected + i : expected + i - count;
      if (isAt(startTags[index], bytes, at, end)) {
        return index;
      }
    }
    return -1;
  }

  static boolean isAt(byte[] what, byte[] bytes, int at, int end) {
    return end - at >= what.length
        && Arrays.equals(bytes, at, at + what.length, what, 0, what.length);
  }

  private static byte[][] tags(String beginning, List<String> names) {
    return names.stream()
        .map(name -> (beginning + name + ">").getBytes(StandardCharsets.US_ASCII))
        .toArray(byte[][]::new);
  }
}
