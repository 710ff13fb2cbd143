package org.turkbridge.console.code;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.turkbridge.json.ModelWords;
import org.turkbridge.json.SdkJsonWriter;
import org.turkbridge.shim.CurrentPlan;
import org.turkbridge.shim.CurrentStep;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.GetHitRequest;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;
import software.amazon.awssdk.services.mturk.model.UpdateExpirationForHitRequest;

/** Writes commands of the AWS CLI for a shell. */
final class ShellWriter implements ProgramWriter {
  /** Needs no quotes. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_./:@%+=,][A-Za-z0-9_./:@%+=,-]*");

  /** What options take for a file, for something to fetch or for another option. */
  private static final Pattern UNLIKE_A_VALUE = Pattern.compile("(?s)(-|file(b)?://|https?://).*");

  private final Optional<URI> endpoint;

  ShellWriter(Optional<URI> endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public String program(String operation, CurrentPlan plan) {
    StringBuilder program = new StringBuilder();
    plan.remarks().forEach(remark -> program.append("# ").append(remark).append('\n'));
    plan.steps().forEach(step -> program.append(step(step)));
    return program.toString();
  }

  private String step(CurrentStep step) {
    if (step instanceof CurrentStep.Call call) {
      return command(call.request(), List.of(), "") + "\n";
    }
    if (step instanceof CurrentStep.Pages pages) {
      CurrentRequest list = new CurrentRequest(pages.request());
      return list.items().isPresent()
          ? command(pages.request(), List.of(pageSize()), "") + "\n"
          : "# For more, say it again with --next-token and the NextToken of the answer.\n"
              + command(pages.request(), List.of("--max-results " + CurrentPlan.PAGE_SIZE), "")
              + "\n";
    }
    if (step instanceof CurrentStep.Each each) {
      String items = new CurrentRequest(each.list()).items().orElseThrow();
      return "for id in $("
          + command(
              each.list(),
              List.of(pageSize(), "--query '" + items + "[]." + each.key() + "'", "--output text"),
              "  ")
          + "); do\n  "
          + command(each.request(), List.of(ModelWords.option(each.key()) + " \"$id\""), "  ")
          + "\ndone\n";
    }
    CurrentStep.MoreTime more = (CurrentStep.MoreTime) step;
    return "expiration=$("
        + command(
            GetHitRequest.builder().hitId(more.hitId()).build(),
            List.of("--query HIT.Expiration", "--output text"),
            "  ")
        + ")\n"
        + "start=$(date -d \"$expiration\" +%s)\n"
        + "[ \"$start\" -gt \"$(date +%s)\" ] || start=$(date +%s)\n"
        + command(
            UpdateExpirationForHitRequest.builder().hitId(more.hitId()).build(),
            List.of("--expire-at $((start + " + more.more().toSeconds() + "))"),
            "")
        + "\n";
  }

  private static String pageSize() {
    return "--page-size " + CurrentPlan.PAGE_SIZE;
  }

  private String command(MTurkRequest request, List<String> more, String before) {
    CurrentRequest call = new CurrentRequest(request);
    StringBuilder start = new StringBuilder("aws --region us-east-1");
    endpoint.ifPresent(each -> start.append(" --endpoint-url ").append(word(each.toString())));
    start.append(" mturk ").append(ModelWords.of(call.operation(), "-"));
    List<String> parts = new ArrayList<>();
    parts.add(start.toString());
    if (call.members().stream().allMatch(each -> isLikeAValue(each.value()))) {
      call.members().forEach(each -> parts.add(option(each)));
    } else {
      parts.add("--cli-input-json " + word(json(request)));
    }
    parts.addAll(more);
    return String.join(" \\\n" + before + "  ", parts);
  }

  private static boolean isLikeAValue(Object value) {
    if (value instanceof List<?> list) {
      return !list.isEmpty() && list.stream().allMatch(ShellWriter::isLikeAValue);
    }
    return !(value instanceof String text)
        || (isSeen(text) && !UNLIKE_A_VALUE.matcher(text).matches());
  }

  private static String option(CurrentRequest.Member member) {
    String option = ModelWords.option(member.name());
    Object value = member.value();
    if (value instanceof Boolean flag) {
      return flag ? option : "--no-" + option.substring("--".length());
    }
    if (value instanceof List<?> list) {
      List<String> words = new ArrayList<>(List.of(option));
      list.forEach(each -> words.add(word(plain(each))));
      return String.join(" ", words);
    }
    return option + " " + word(plain(value));
  }

  private static String plain(Object value) {
    if (value instanceof SdkPojo structure) {
      return json(structure);
    }
    return value instanceof Instant time ? time.toString() : String.valueOf(value);
  }

  /**
   * What is not seen is escaped: it could be taken for something else by a reader or a terminal.
   */
  private static String json(SdkPojo structure) {
    StringBuilder json = new StringBuilder();
    SdkJsonWriter.text(structure)
        .codePoints()
        .forEach(
            codePoint -> {
              if (Literal.isSeen(codePoint)) {
                json.appendCodePoint(codePoint);
              } else {
                json.append(Literal.units(codePoint));
              }
            });
    return json.toString();
  }

  private static boolean isSeen(String text) {
    return text.codePoints().allMatch(each -> each == '\n' || Literal.isSeen(each));
  }

  /** A word of the shell. */
  static String word(String text) {
    return WORD.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
