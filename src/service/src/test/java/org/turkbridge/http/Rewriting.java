package org.turkbridge.http;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes of answers, to make mistakes of. */
final class Rewriting {
  private static final Pattern ANSWER = Pattern.compile("(?s)(?<=<Answer>).*?(?=</Answer>)");

  private Rewriting() {}

  /** Each time that it is there. */
  static UnaryOperator<String> each(String pattern, String replacement) {
    Pattern compiled = Pattern.compile(pattern, Pattern.DOTALL);
    return text -> compiled.matcher(text).replaceAll(replacement);
  }

  /** In the escaped text of the Answers in XML. */
  static UnaryOperator<String> inAnswers(UnaryOperator<String> change) {
    return text ->
        ANSWER
            .matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(change.apply(found.group())));
  }

  /** The answer with that in it is given again in place of the one that has the other in it. */
  static UnaryOperator<Reply> again(String first, String second) {
    AtomicReference<Reply> last = new AtomicReference<>();
    return reply -> {
      if (reply.text().contains(second)) {
        return last.get();
      }
      if (reply.text().contains(first)) {
        last.set(reply);
      }
      return reply;
    };
  }

  static String readAsLatin1(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  static Reply writtenInLatin1(Reply reply) {
    return reply.withBody(reply.text().getBytes(StandardCharsets.ISO_8859_1));
  }
}
