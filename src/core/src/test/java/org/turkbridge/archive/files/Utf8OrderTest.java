package org.turkbridge.archive.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class Utf8OrderTest {
  @Property
  void isTheOrderOfTheBytes(@ForAll("names") String a, @ForAll("names") String b) {
    int expected =
        Arrays.compareUnsigned(
            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    assertThat(Integer.signum(Utf8Order.INSTANCE.compare(a, b)))
        .isEqualTo(Integer.signum(expected));
  }

  /** Of few characters, so that names share beginnings; at the edges of the surrogates. */
  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(
            "a",
            "-",
            "/",
            "\u00e9",
            "\ud7ff",
            "\ue000",
            "\uffee",
            "\ud83d\ude00",
            "\ud83d\ude01",
            "\udbff\udffd")
        .list()
        .ofMaxSize(4)
        .map(parts -> String.join("", parts));
  }
}
