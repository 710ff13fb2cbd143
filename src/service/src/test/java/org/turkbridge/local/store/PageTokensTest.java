package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PageTokensTest {
  private final PageTokens tokens = new PageTokens(new byte[PageTokens.KEY_SIZE]);

  @Property
  void aTokenGivesItsPlaceBack(@ForAll String list, @ForAll @LongRange(min = 0) long place) {
    String token = tokens.token(list, place);

    assertThat(tokens.place(list, token)).hasValue(place);
    assertThat(token).hasSizeLessThan(255).matches("[A-Za-z0-9_-]+");
  }

  @Property
  void aChangedBitIsNoticed(
      @ForAll @LongRange(min = 0) long place, @ForAll @IntRange(min = 0, max = 319) int bit) {
    byte[] bytes = Base64.getUrlDecoder().decode(tokens.token("list", place));
    bytes[bit / 8] ^= (byte) (1 << bit % 8);

    assertThat(tokens.place("list", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
        .isEmpty();
  }

  @Property
  void aChangedOrAddedCharacterIsNoticed(
      @ForAll @LongRange(min = 0) long place, @ForAll @IntRange(min = 0, max = 53) int at) {
    String token = tokens.token("list", place);
    char other = token.charAt(at) == 'A' ? 'B' : 'A';

    assertThat(tokens.place("list", token.substring(0, at) + other + token.substring(at + 1)))
        .isEmpty();
    assertThat(tokens.place("list", token + "=")).isEmpty();
    assertThat(tokens.place("list", token.substring(0, at))).isEmpty();
  }

  @Property
  void aTokenIsGoodForItsListAlone(@ForAll String list, @ForAll @LongRange(min = 0) long place) {
    assertThat(tokens.place(list + "x", tokens.token(list, place))).isEmpty();
  }

  @Property
  void anythingElseIsNoToken(@ForAll String text) {
    assertThat(tokens.place("list", text)).isEmpty();
  }
}
