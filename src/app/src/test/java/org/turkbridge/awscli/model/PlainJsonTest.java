package org.turkbridge.awscli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.awscli.output.JsonValues;

class PlainJsonTest {
  private static final String LONG = "long enough to be kept as it stands ".repeat(3);

  @Test
  void numbersAreIntsOrFloats() {
    assertThat(PlainJson.read("[1, 1.0, 1E2, 123456789012345678901234567890]"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsExactly(1L, 1.0, 100.0, new BigInteger("123456789012345678901234567890"));
  }

  @Test
  void membersKeepTheirOrder() {
    assertThat(PlainJson.read("{\"b\": null, \"a\": true}")).hasToString("{b=null, a=true}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1", "{} {}", "xx", "\"", "{\"a\":\"b"})
  void whatIsNotOneValueIsRefused(String text) {
    assertThatThrownBy(() -> PlainJson.read(text))
        .isInstanceOf(PlainJson.NotJsonException.class)
        .message()
        .doesNotContain("Source")
        .doesNotContain("StreamReadFeature");
    assertThatThrownBy(() -> PlainJson.readEncoded(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(PlainJson.NotJsonException.class);
  }

  @Test
  void longTextsAreKeptAsTheyStand() {
    assertThat(encoded("{\"a\":\"" + LONG + "\\n\"}")).isInstanceOf(EncodedText.class);
    assertThat(encoded("{\"a\":\"short\"}")).isEqualTo("short");
    assertThat(encoded("{\"a\":\"" + LONG + "\\u00e9\"}")).isEqualTo(LONG + "\u00e9");
    assertThat(encoded("{\"a\":\"" + LONG + "\\/\"}")).isEqualTo(LONG + "/");
  }

  private static Object encoded(String json) {
    Map<?, ?> map = (Map<?, ?>) PlainJson.readEncoded(json.getBytes(StandardCharsets.UTF_8));
    return Objects.requireNonNull(Objects.requireNonNull(map).get("a"));
  }

  @Property
  void keptTextsArePrintedAsDecodedOnes(@ForAll @StringLength(max = 200) String text)
      throws IOException {
    byte[] json = print(Map.of("a", text)).getBytes(StandardCharsets.UTF_8);

    assertThat(print(PlainJson.readEncoded(json))).isEqualTo(print(PlainJson.read(json)));
  }

  private static String print(@Nullable Object value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JsonValues().write(value, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aMemberIsFoundWithoutWhatFollowsIt() {
    byte[] json = "{\"x\":[{\"t\":\"no\"}],\"t\":\"yes\",\"broken".getBytes(StandardCharsets.UTF_8);

    assertThat(PlainJson.textMember(json, "t")).isEqualTo("yes");
    assertThat(PlainJson.textMember(json, "none")).isNull();
    assertThat(PlainJson.textMember("[]".getBytes(StandardCharsets.UTF_8), "t")).isNull();
  }
}
