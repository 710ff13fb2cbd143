package org.turkbridge.clients;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.StringArbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.jspecify.annotations.Nullable;

/** The same random values in each run, some of which the AWS CLI cannot print. */
final class RandomValues {
  private static final int DEPTH = 3;
  private static final int LONGEST_LIST = 4;
  private static final int LONGEST_TEXT = 12;
  private static final int LONGEST_DOCUMENT = 250;
  private static final BigInteger BEYOND_LONG = BigInteger.ONE.shiftLeft(Long.SIZE);

  private RandomValues() {}

  static List<@Nullable Object> of(int count, long seed) {
    List<@Nullable Object> values = new ArrayList<>();
    JqwikSession.run(
        () -> {
          RandomGenerator<Object> generator = values(DEPTH).generator(count);
          Random random = new Random(seed);
          for (int i = 0; i < count; i++) {
            values.add(generator.next(random).value());
          }
        });
    return values;
  }

  private static Arbitrary<Object> values(int depth) {
    if (depth == 0) {
      return scalars();
    }
    Arbitrary<Object> inner = values(depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(2, scalars()),
        Tuple.of(1, inner.list().ofMaxSize(LONGEST_LIST).map(list -> list)),
        Tuple.of(4, maps(inner)),
        Tuple.of(3, maps(inner).list().ofMaxSize(LONGEST_LIST).map(list -> list)));
  }

  private static Arbitrary<Object> maps(Arbitrary<Object> values) {
    return Arbitraries.maps(Arbitraries.of("Id", "a", "Z", "Name", "\u00e9", "\uff5e"), values)
        .ofMaxSize(LONGEST_LIST)
        .map(map -> map);
  }

  private static Arbitrary<Object> scalars() {
    return Arbitraries.oneOf(
        texts().ofMaxLength(LONGEST_TEXT).map(text -> text),
        texts().ofMaxLength(LONGEST_DOCUMENT).map(text -> text),
        Arbitraries.longs().map(number -> number),
        Arbitraries.bigIntegers()
            .map(number -> number.bitLength() < Long.SIZE ? number.add(BEYOND_LONG) : number),
        Arbitraries.longs().map(Double::longBitsToDouble).map(number -> number),
        Arbitraries.of(true, false).map(truth -> truth).injectNull(0.3));
  }

  private static StringArbitrary texts() {
    return Arbitraries.strings()
        .withChars("abc 019-:#'\"\\,.<>&\n\t~\u00e9\u4e2d\u0301\u2028\u0085\u007f\u0000")
        .withCharRange('a', 'z')
        .withChars(' ', '\u00a0', '\ufeff');
  }
}
