package org.turkbridge;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;

/**
 * The values of an arbitrary by a generator that it keeps. Of each value of a choice, jqwik looks
 * the generator up by all that the arbitrary is made of, which took longer than to make the value.
 *
 * @param <T> what its values are
 */
public final class OwnGenerator<T> implements Arbitrary<T> {
  private final Arbitrary<T> values;
  private final Map<Integer, RandomGenerator<T>> plain = new HashMap<>();
  private final Map<Integer, RandomGenerator<T>> withEdgeCases = new HashMap<>();

  private OwnGenerator(Arbitrary<T> values) {
    this.values = values;
  }

  public static <T> Arbitrary<T> of(Arbitrary<T> values) {
    return new OwnGenerator<>(values);
  }

  @Override
  public RandomGenerator<T> generator(int size) {
    return plain.computeIfAbsent(size, values::generator);
  }

  @Override
  public RandomGenerator<T> generatorWithEmbeddedEdgeCases(int size) {
    return withEdgeCases.computeIfAbsent(size, values::generatorWithEmbeddedEdgeCases);
  }

  @Override
  public EdgeCases<T> edgeCases(int most) {
    return values.edgeCases(most);
  }

  @Override
  public boolean isGeneratorMemoizable() {
    return false;
  }
}
