package org.turkbridge.console.code;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.turkbridge.json.ModelWords;
import org.turkbridge.shim.CurrentPlan;
import org.turkbridge.shim.CurrentStep;
import software.amazon.awssdk.services.mturk.model.GetHitRequest;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;
import software.amazon.awssdk.services.mturk.model.UpdateExpirationForHitRequest;

/** Writes Python with boto3. */
final class PythonWriter extends Structures implements ProgramWriter {
  private static final String INDENT = "    ";

  private final Optional<URI> endpoint;

  PythonWriter(Optional<URI> endpoint) {
    super(new Literal(Literal::isSeen, PythonWriter::escape), INDENT);
    this.endpoint = endpoint;
  }

  private static String escape(int codePoint) {
    return Character.isBmpCodePoint(codePoint)
        ? Literal.units(codePoint)
        : String.format("\\U%08x", codePoint);
  }

  @Override
  public String program(String operation, CurrentPlan plan) {
    StringBuilder steps = new StringBuilder();
    plan.steps().forEach(step -> steps.append('\n').append(step(step)));
    StringBuilder program = new StringBuilder();
    plan.remarks().forEach(remark -> program.append("# ").append(remark).append('\n'));
    if (steps.indexOf("datetime.") >= 0) {
      program.append("from datetime import datetime, timedelta, timezone\n\n");
    }
    program.append("import boto3\n\nmturk = boto3.client(\"mturk\", region_name=\"us-east-1\"");
    endpoint.ifPresent(each -> program.append(", endpoint_url=").append(text(each.toString())));
    return program.append(")\n").append(steps).toString();
  }

  private String step(CurrentStep step) {
    if (step instanceof CurrentStep.Call call) {
      return answered(new CurrentRequest(call.request()));
    }
    if (step instanceof CurrentStep.Pages pages) {
      CurrentRequest list = new CurrentRequest(pages.request());
      return list.items()
          .map(items -> loop(list, items, "item", "print(item)\n"))
          .orElseGet(() -> tokens(list));
    }
    if (step instanceof CurrentStep.Each each) {
      CurrentRequest list = new CurrentRequest(each.list());
      String key = each.key() + "=item[" + text(each.key()) + "]";
      return loop(
          list,
          list.items().orElseThrow(),
          "item",
          call(each.request(), List.of(key), INDENT + INDENT) + "\n");
    }
    CurrentStep.MoreTime more = (CurrentStep.MoreTime) step;
    return "hit = "
        + call(GetHitRequest.builder().hitId(more.hitId()).build(), List.of(), "")
        + "[\"HIT\"]\n"
        + "start = max(hit[\"Expiration\"], datetime.now(timezone.utc))\n"
        + call(
            UpdateExpirationForHitRequest.builder().hitId(more.hitId()).build(),
            List.of("ExpireAt=start + timedelta(seconds=" + more.more().toSeconds() + ")"),
            "")
        + "\n";
  }

  private String answered(CurrentRequest call) {
    String written = call(call.request(), List.of(), "");
    return call.isAnswered() ? "answer = " + written + "\nprint(answer)\n" : written + "\n";
  }

  private String loop(CurrentRequest list, String items, String item, String body) {
    List<String> arguments = arguments(list.request(), "");
    arguments.add("PaginationConfig={\"PageSize\": " + CurrentPlan.PAGE_SIZE + "}");
    return "pages = mturk.get_paginator("
        + text(name(list))
        + ")"
        + bracketed(".paginate(", arguments, ")", "")
        + "\nfor page in pages:\n    for "
        + item
        + " in page["
        + text(items)
        + "]:\n"
        + INDENT
        + INDENT
        + body;
  }

  /** There is no paginator for a list that is in several members of the answer. */
  private String tokens(CurrentRequest list) {
    List<String> arguments = arguments(list.request(), "");
    arguments.add("MaxResults=" + CurrentPlan.PAGE_SIZE);
    return bracketed("search = dict(", arguments, ")", "")
        + "\nwhile True:\n    page = mturk."
        + name(list)
        + "(**search)\n    print(page)\n    if \"NextToken\" not in page:\n        break\n"
        + "    search[\"NextToken\"] = page[\"NextToken\"]\n";
  }

  private static String name(CurrentRequest call) {
    return ModelWords.of(call.operation(), "_");
  }

  private String call(MTurkRequest request, List<String> more, String before) {
    List<String> arguments = arguments(request, before);
    arguments.addAll(more);
    return bracketed("mturk." + name(new CurrentRequest(request)) + "(", arguments, ")", before);
  }

  private List<String> arguments(MTurkRequest request, String before) {
    List<String> arguments = new ArrayList<>();
    new CurrentRequest(request)
        .members()
        .forEach(each -> arguments.add(each.name() + "=" + value(each.value(), before + INDENT)));
    return arguments;
  }

  @Override
  String spaced(String line) {
    return line;
  }

  @Override
  String bool(boolean value) {
    return value ? "True" : "False";
  }

  @Override
  String time(Instant value) {
    return "datetime.fromisoformat(" + text(value.toString().replace("Z", "+00:00")) + ")";
  }

  @Override
  String joined(List<String> literals, String before) {
    String start = "\n" + before + INDENT;
    return "(" + start + String.join(start, literals) + "\n" + before + ")";
  }

  @Override
  String key(String name) {
    return text(name) + ": ";
  }
}
