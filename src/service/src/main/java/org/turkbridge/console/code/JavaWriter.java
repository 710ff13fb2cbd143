package org.turkbridge.console.code;

import java.lang.reflect.Method;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.turkbridge.mapping.ResponseTypes;
import org.turkbridge.shim.CurrentPlan;
import org.turkbridge.shim.CurrentStep;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.GetHitRequest;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;
import software.amazon.awssdk.services.mturk.model.UpdateExpirationForHitRequest;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/** Writes Java with the AWS SDK for Java 2. Other characters than those of ASCII are escaped. */
final class JavaWriter implements ProgramWriter {
  private static final Literal LITERAL =
      new Literal(codePoint -> codePoint >= ' ' && codePoint <= '~', Literal::units);

  /** UTF-16 units of a literal's text: class files have at most 65,535 bytes in a constant. */
  private static final int LONGEST = 8_000;

  private static final String STATEMENT = "      ";

  private final Optional<URI> endpoint;

  JavaWriter(Optional<URI> endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public String program(String operation, CurrentPlan plan) {
    Set<String> imports =
        new TreeSet<>(
            Set.of("software.amazon.awssdk.regions.Region", MTurkClient.class.getCanonicalName()));
    StringBuilder steps = new StringBuilder();
    plan.steps().forEach(step -> steps.append(step(step, imports)));
    endpoint.ifPresent(each -> imports.add(URI.class.getCanonicalName()));
    StringBuilder program = new StringBuilder();
    imports.forEach(each -> program.append("import ").append(each).append(";\n"));
    program.append('\n');
    plan.remarks().forEach(remark -> program.append("// ").append(remark).append('\n'));
    program
        .append("final class ")
        .append(operation)
        .append("Call {\n  public static void main(String[] args) {\n")
        .append("    try (MTurkClient mturk =\n        MTurkClient.builder()\n")
        .append("            .region(Region.US_EAST_1)\n");
    endpoint.ifPresent(
        each ->
            program
                .append("            .endpointOverride(URI.create(")
                .append(LITERAL.of(each.toString()))
                .append("))\n"));
    return program
        .append("            .build()) {\n")
        .append(steps)
        .append("    }\n  }\n}\n")
        .toString();
  }

  private static String step(CurrentStep step, Set<String> imports) {
    if (step instanceof CurrentStep.Call call) {
      String written = call(call.request(), "", "", STATEMENT, imports);
      return new CurrentRequest(call.request()).isAnswered()
          ? STATEMENT + "System.out.println(" + written + ");\n"
          : STATEMENT + written + ";\n";
    }
    if (step instanceof CurrentStep.Pages pages) {
      return loop(
          pages.request(),
          list ->
              list.items()
                  .map(items -> ".forEach(item -> System.out.println(item))")
                  .orElse(".forEach(page -> System.out.println(page))"),
          imports);
    }
    if (step instanceof CurrentStep.Each each) {
      String key =
          "."
              + setter(each.request(), each.key())
              + "(item."
              + setter(each.request(), each.key())
              + "())";
      return loop(
          each.list(),
          list ->
              ".forEach(item -> "
                  + call(each.request(), "", key, STATEMENT + "        ", imports)
                  + ")",
          imports);
    }
    CurrentStep.MoreTime more = (CurrentStep.MoreTime) step;
    imports.add(Instant.class.getCanonicalName());
    return STATEMENT
        + "Instant expiration = "
        + call(GetHitRequest.builder().hitId(more.hitId()).build(), "", "", STATEMENT, imports)
        + ".hit().expiration();\n"
        + STATEMENT
        + "Instant now = Instant.now();\n"
        + STATEMENT
        + "Instant start = expiration.isAfter(now) ? expiration : now;\n"
        + STATEMENT
        + call(
            UpdateExpirationForHitRequest.builder().hitId(more.hitId()).build(),
            "",
            ".expireAt(start.plusSeconds(" + more.more().toSeconds() + "))",
            STATEMENT,
            imports)
        + ";\n";
  }

  private static String loop(
      MTurkRequest list, Function<CurrentRequest, String> each, Set<String> imports) {
    CurrentRequest request = new CurrentRequest(list);
    return STATEMENT
        + call(list, "Paginator", ".maxResults(" + CurrentPlan.PAGE_SIZE + ")", STATEMENT, imports)
        + request
            .items()
            .map(
                items ->
                    "\n"
                        + STATEMENT
                        + "    .stream()\n"
                        + STATEMENT
                        + "    .flatMap(page -> page."
                        + getter(list, items)
                        + "().stream())\n"
                        + STATEMENT
                        + "    ")
            .orElse("\n" + STATEMENT + "    ")
        + each.apply(request)
        + ";\n";
  }

  private static String call(
      MTurkRequest request, String suffix, String more, String before, Set<String> imports) {
    List<String> setters = setters(request, before + "        ", imports);
    if (!more.isEmpty()) {
      setters.add(more);
    }
    String method = method(MTurkClient.class, new CurrentRequest(request).operation()) + suffix;
    if (setters.isEmpty()) {
      return "mturk." + method + "(r -> {})";
    }
    String start = "\n" + before + "        ";
    String line = String.join("", setters);
    return "mturk."
        + method
        + "(r -> r"
        + (setters.size() == 1 && !line.contains("\n") ? line : start + String.join(start, setters))
        + ")";
  }

  private static List<String> setters(SdkPojo structure, String before, Set<String> imports) {
    List<String> setters = new ArrayList<>();
    for (CurrentRequest.Member member : CurrentRequest.members(structure)) {
      setters.add(
          "."
              + (isOfTexts(member.value())
                  ? texts(structure, member.name())
                  : setter(structure, member.name()))
              + "("
              + value(member.value(), before, imports)
              + ")");
    }
    return setters;
  }

  private static boolean isOfTexts(Object value) {
    return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
  }

  private static String value(Object value, String before, Set<String> imports) {
    if (value instanceof String text) {
      return text(text, before);
    }
    if (value instanceof Long number) {
      return number + "L";
    }
    if (value instanceof Instant time) {
      imports.add(Instant.class.getCanonicalName());
      return "Instant.parse(" + LITERAL.of(time.toString()) + ")";
    }
    if (value instanceof List<?> list) {
      if (list.isEmpty()) {
        imports.add(List.class.getCanonicalName());
        return "List.of()";
      }
      return list.stream()
          .map(each -> value(each, before, imports))
          .collect(Collectors.joining(", "));
    }
    if (value instanceof SdkPojo structure) {
      imports.add(value.getClass().getCanonicalName());
      String start = "\n" + before + "        ";
      return value.getClass().getSimpleName()
          + ".builder()"
          + setters(structure, before + "        ", imports).stream()
              .map(each -> start + each)
              .collect(Collectors.joining())
          + start
          + ".build()";
    }
    return String.valueOf(value);
  }

  /** What javac joins is one constant, so a long text is joined when the program runs. */
  private static String text(String text, String before) {
    List<String> literals = LITERAL.lines(text, LONGEST);
    String start = "\n" + before + "        ";
    if (literals.size() == 1) {
      return literals.get(0);
    }
    return text.length() <= LONGEST
        ? start + String.join(start + "+ ", literals)
        : start + "String.join(\"\"," + start + String.join("," + start, literals) + ")";
  }

  private static String setter(SdkPojo structure, String member) {
    return method(builder(structure), member);
  }

  /** Lists of a few values also take texts. */
  private static String texts(SdkPojo structure, String member) {
    return find(builder(structure), member + "WithStrings")
        .orElseGet(() -> setter(structure, member));
  }

  private static String getter(MTurkRequest list, String items) {
    return method(ResponseTypes.of(list.getClass()).getClass(), items);
  }

  private static Class<?> builder(SdkPojo structure) {
    return ((ToCopyableBuilder<?, ?>) structure).toBuilder().getClass();
  }

  /** The SDK's spelling of a name. */
  private static String method(Class<?> type, String name) {
    return find(type, name).orElseThrow(() -> new IllegalStateException(type + " has no " + name));
  }

  private static Optional<String> find(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .map(Method::getName)
        .filter(name::equalsIgnoreCase)
        .findFirst();
  }
}
