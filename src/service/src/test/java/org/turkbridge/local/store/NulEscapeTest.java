package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NulEscapeTest {
  @Provide
  Arbitrary<String> text() {
    return Arbitraries.strings().withChars("\u0000\uFFFF\uFDD0\uFDD1a0").ofMaxLength(6);
  }

  @Property
  void everyTextComesBackAndHasNoNul(@ForAll("text") String text) {
    String escaped = NulEscape.escaped(text);

    assertThat(escaped).doesNotContain("\u0000");
    assertThat(NulEscape.unescaped(escaped)).isEqualTo(text);
  }

  @Property
  void oneContainsAnotherIfItDoesSoEscaped(
      @ForAll("text") String text, @ForAll("text") String part) {
    assertThat(NulEscape.escaped(text).contains(NulEscape.escaped(part)))
        .isEqualTo(text.contains(part));
  }

  /** Another program may have written it. */
  @Property
  void whateverIsThereCanBeRead(@ForAll("text") String text) {
    assertThat(NulEscape.unescaped(text)).hasSizeLessThanOrEqualTo(text.length());
  }
}
