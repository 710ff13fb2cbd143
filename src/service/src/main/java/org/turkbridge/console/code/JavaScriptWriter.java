package org.turkbridge.console.code;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.turkbridge.shim.CurrentPlan;
import org.turkbridge.shim.CurrentStep;
import software.amazon.awssdk.services.mturk.model.GetHitRequest;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;
import software.amazon.awssdk.services.mturk.model.UpdateExpirationForHitRequest;

/** Writes modules of JavaScript with the AWS SDK for JavaScript 3. */
final class JavaScriptWriter extends Structures implements ProgramWriter {
  private static final String INDENT = "  ";

  private final Optional<URI> endpoint;

  JavaScriptWriter(Optional<URI> endpoint) {
    super(new Literal(Literal::isSeen, Literal::units), INDENT);
    this.endpoint = endpoint;
  }

  @Override
  public String program(String operation, CurrentPlan plan) {
    Set<String> imports = new TreeSet<>(Set.of("MTurkClient"));
    StringBuilder steps = new StringBuilder();
    plan.steps().forEach(step -> steps.append('\n').append(step(step, imports)));
    StringBuilder program = new StringBuilder();
    plan.remarks().forEach(remark -> program.append("// ").append(remark).append('\n'));
    program
        .append("import { ")
        .append(String.join(", ", imports))
        .append(" } from \"@aws-sdk/client-mturk\";\n\n")
        .append("const mturk = new MTurkClient({ region: \"us-east-1\"");
    endpoint.ifPresent(each -> program.append(", endpoint: ").append(text(each.toString())));
    return program.append(" });\n").append(steps).toString();
  }

  private String step(CurrentStep step, Set<String> imports) {
    if (step instanceof CurrentStep.Call call) {
      String sent = sent(call.request(), List.of(), "", imports);
      return new CurrentRequest(call.request()).isAnswered()
          ? "console.log(" + sent + ");\n"
          : sent + ";\n";
    }
    if (step instanceof CurrentStep.Pages pages) {
      CurrentRequest list = new CurrentRequest(pages.request());
      return list.items()
          .map(items -> items(list, items, "console.log(item);\n", imports))
          .orElseGet(() -> pages(list, INDENT + "console.log(page);\n", imports));
    }
    if (step instanceof CurrentStep.Each each) {
      CurrentRequest list = new CurrentRequest(each.list());
      String key = each.key() + ": item." + each.key();
      return items(
          list,
          list.items().orElseThrow(),
          sent(each.request(), List.of(key), INDENT + INDENT, imports) + ";\n",
          imports);
    }
    CurrentStep.MoreTime more = (CurrentStep.MoreTime) step;
    return "const { HIT: hit } = "
        + sent(GetHitRequest.builder().hitId(more.hitId()).build(), List.of(), "", imports)
        + ";\nconst start = Math.max(hit.Expiration.getTime(), Date.now());\n"
        + sent(
            UpdateExpirationForHitRequest.builder().hitId(more.hitId()).build(),
            List.of("ExpireAt: new Date(start + " + more.more().toMillis() + ")"),
            "",
            imports)
        + ";\n";
  }

  private String items(CurrentRequest list, String items, String body, Set<String> imports) {
    return pages(
        list, "  for (const item of page." + items + " ?? []) {\n    " + body + "  }\n", imports);
  }

  private String pages(CurrentRequest list, String body, Set<String> imports) {
    String paginator = "paginate" + list.operation();
    imports.add(paginator);
    String search = bracketed("{", arguments(list.request(), List.of(), ""), "}", "");
    return "for await (const page of "
        + paginator
        + "({ client: mturk, pageSize: "
        + CurrentPlan.PAGE_SIZE
        + " }, "
        + search
        + ")) {\n"
        + body
        + "}\n";
  }

  private String sent(MTurkRequest request, List<String> more, String before, Set<String> imports) {
    String command = new CurrentRequest(request).operation() + "Command";
    imports.add(command);
    return "await mturk.send(new "
        + command
        + bracketed("({", arguments(request, more, before), "})", before)
        + ")";
  }

  private List<String> arguments(MTurkRequest request, List<String> more, String before) {
    List<String> arguments = new ArrayList<>();
    new CurrentRequest(request)
        .members()
        .forEach(each -> arguments.add(key(each.name()) + value(each.value(), before + INDENT)));
    arguments.addAll(more);
    return arguments;
  }

  @Override
  String spaced(String line) {
    return " " + line + " ";
  }

  @Override
  String bool(boolean value) {
    return String.valueOf(value);
  }

  @Override
  String time(Instant value) {
    return "new Date(" + text(value.toString()) + ")";
  }

  @Override
  String joined(List<String> literals, String before) {
    String start = "\n" + before + INDENT;
    return String.join(" +" + start, literals);
  }

  @Override
  String key(String name) {
    return name + ": ";
  }
}
