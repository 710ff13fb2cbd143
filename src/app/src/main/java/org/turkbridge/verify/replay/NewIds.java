package org.turkbridge.verify.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.turkbridge.http.Api;
import org.turkbridge.verify.recording.BodyText;
import org.turkbridge.verify.recording.RecordedAnswer;
import org.turkbridge.verify.recording.RecordedRequest;
import org.turkbridge.verify.recording.Recording;

/**
 * What the replayed service calls that which the recorded calls made: later recordings know it by
 * its old id.
 */
final class NewIds {
  private static final Pattern MAKES_SOMETHING = Pattern.compile("(Create|Register).*");
  private static final String REQUEST_ID = "RequestId";

  /** Stands for itself in XML, JSON, queries and forms. */
  private static final Pattern ID = Pattern.compile("[\\w-]+");

  private final boolean learns;
  private final IgnoredValues ignored;
  private final Map<String, String> newByOld = new HashMap<>();
  private final Map<String, String> oldByNew = new HashMap<>();

  private NewIds(boolean learns, IgnoredValues ignored) {
    this.learns = learns;
    this.ignored = ignored;
  }

  /** For calls of which each is answered before the next is sent. */
  static NewIds inOrder(IgnoredValues ignored) {
    return new NewIds(true, ignored);
  }

  /** Where calls do not wait for each other: all ids stay. */
  static NewIds none() {
    return new NewIds(false, new IgnoredValues(List.of()));
  }

  /** Notes the ids that differ in both answers to a call that makes something, or are ignored. */
  void learn(Recording recording, RecordedAnswer answer) {
    if (!learns) {
      return;
    }
    boolean makes = MAKES_SOMETHING.matcher(recording.operation()).matches();
    Map<String, List<String>> before = ids(recording.api(), recording.answer());
    Map<String, List<String>> after = ids(recording.api(), answer);
    before.forEach(
        (name, old) -> {
          List<String> now = after.getOrDefault(name, List.of());
          if ((makes || ignored.contains(name)) && old.size() == now.size()) {
            for (int i = 0; i < old.size(); i++) {
              learn(old.get(i), now.get(i), now);
            }
          }
        });
  }

  /** What the service still has by its old id was not made anew. */
  private void learn(String old, String now, List<String> all) {
    if (!all.contains(old) && newByOld.putIfAbsent(old, now) == null) {
      oldByNew.putIfAbsent(now, old);
    }
  }

  private static Map<String, List<String>> ids(Api api, RecordedAnswer answer) {
    Map<String, List<String>> ids = new LinkedHashMap<>();
    change(
        api,
        answer,
        (name, value) -> {
          if (name.endsWith("Id") && !name.equals(REQUEST_ID) && ID.matcher(value).matches()) {
            ids.computeIfAbsent(name, of -> new ArrayList<>()).add(value);
          }
          return value;
        });
    return ids;
  }

  /** The request with the new ids. */
  RecordedRequest toBeSent(Api api, RecordedRequest request) {
    if (newByOld.isEmpty()) {
      return request;
    }
    BinaryOperator<String> change = (name, value) -> newByOld.getOrDefault(value, value);
    byte[] body =
        BodyText.change(
            request.body(),
            request.header("Content-Type").orElse(""),
            text ->
                api == Api.CURRENT
                    ? WrittenValues.ofMembers(text, change)
                    : WrittenValues.ofElements(WrittenValues.ofParameters(text, change), change));
    return request.with(WrittenValues.ofParameters(request.target(), change), body);
  }

  /** The recorded answer with the new ids, as it is to be compared. */
  RecordedAnswer expected(Recording recording) {
    return replaced(recording.api(), recording.answer(), newByOld);
  }

  /** The new answer with the old ids, which later recordings send. */
  RecordedAnswer asRecorded(Api api, RecordedAnswer answer) {
    return replaced(api, answer, oldByNew);
  }

  private static RecordedAnswer replaced(Api api, RecordedAnswer answer, Map<String, String> ids) {
    return ids.isEmpty()
        ? answer
        : change(
            api,
            answer,
            (name, value) ->
                name.equalsIgnoreCase("Message")
                    ? inWords(value, ids)
                    : ids.getOrDefault(value, value));
  }

  private static String inWords(String message, Map<String, String> ids) {
    return ID.matcher(message)
        .replaceAll(word -> Matcher.quoteReplacement(ids.getOrDefault(word.group(), word.group())));
  }

  private static RecordedAnswer change(
      Api api, RecordedAnswer answer, BinaryOperator<String> change) {
    byte[] body =
        BodyText.change(
            answer.body(),
            answer.contentType().orElse(""),
            text ->
                api == Api.CURRENT
                    ? WrittenValues.ofMembers(text, change)
                    : WrittenValues.ofElements(text, change));
    return new RecordedAnswer(answer.status(), answer.headers(), body);
  }
}
