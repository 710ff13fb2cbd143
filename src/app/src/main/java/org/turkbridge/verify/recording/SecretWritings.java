package org.turkbridge.verify.recording;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turkbridge.requester.SecretNames;

/** As what a secret can stand in a text whose escapes are taken away. */
final class SecretWritings {
  /** Shorter texts would be found in what is no secret. */
  static final int SHORTEST = 8;

  private static final int MOST_LAYERS = 3;
  private static final Pattern BREAK = Pattern.compile("[\\r\\n]+[ \\t\\r\\n]*");
  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

  private final Set<Writing> all = new LinkedHashSet<>();

  /**
   * One of them.
   *
   * @param isOpenBefore whether the character before holds some bits of the secret too
   * @param isOpenBehind whether the character behind does
   */
  record Writing(String text, boolean isOpenBefore, boolean isOpenBehind) {}

  private SecretWritings() {}

  static Set<Writing> of(String secret) {
    SecretWritings writings = new SecretWritings();
    TextChunk text = TextChunk.of(secret, 0, secret.length());
    @Nullable TextChunk before = null;
    for (int layer = 0; layer <= MOST_LAYERS && text != before; layer++) {
      writings.add(BREAK.matcher(text.toString()).replaceAll(""));
      before = text;
      text = new Unescaper(false).next(text, true);
    }
    writings.add(SecretNames.percentDecoded(secret));
    return writings.all;
  }

  private void add(String secret) {
    if (secret.length() < SHORTEST) {
      return;
    }
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    all.add(new Writing(secret, false, false));
    // As percent-encoding has what is not ASCII.
    all.add(new Writing(new String(bytes, StandardCharsets.ISO_8859_1), false, false));
    addBase64(bytes);
    String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    if (!encoded.equals(secret)) {
      addBase64(encoded.getBytes(StandardCharsets.UTF_8));
      addBase64(
          ESCAPE
              .matcher(encoded)
              .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT))
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Within a longer text, it begins at one of three places of a group of four characters. */
  private void addBase64(byte[] secret) {
    for (int before = 0; before < 3; before++) {
      byte[] bytes = new byte[before + secret.length];
      System.arraycopy(secret, 0, bytes, before, secret.length);
      int first = (8 * before + 5) / 6;
      int end = 8 * bytes.length / 6;
      for (Base64.Encoder base64 :
          new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
        String whole = base64.encodeToString(bytes).substring(first, end);
        all.add(new Writing(whole, before > 0, 8 * bytes.length % 6 != 0));
      }
    }
  }
}
