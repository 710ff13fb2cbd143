package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.turkbridge.legacy.Binder;
import org.turkbridge.legacy.LegacyOperations;
import org.turkbridge.mapping.AnswerMapping;
import org.turkbridge.mapping.MessageElement;
import org.turkbridge.mapping.MessageType;
import org.turkbridge.mapping.ResponseTypes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The tables of parameters and answers in MIGRATION.md, which are made from the declarations.
 * {@code mvn test -Dtest=OperationTablesTest -Dturkbridge.write=true} writes them anew.
 */
class OperationTablesTest {
  private static final Path GUIDE = Path.of("MIGRATION.md");

  @Test
  void theTableOfParametersIsCurrent() throws IOException {
    requireCurrent(
        "| legacy | its parameters | current | what differs |", OperationTablesTest::parameters);
  }

  @Test
  void theTableOfAnswersIsCurrent() throws IOException {
    requireCurrent("| legacy | its result | current answer |", OperationTablesTest::answer);
  }

  @Test
  void theTableOfResponseGroupsIsCurrent() throws IOException {
    requireCurrent("| legacy | response groups | if none is listed |", OperationTablesTest::groups);
  }

  private interface Row {
    String of(OperationDeclaration operation);
  }

  private static void requireCurrent(String heading, Row row) throws IOException {
    List<String> guide = Files.readAllLines(GUIDE);
    int start = guide.indexOf(heading) + 2;
    assertThat(start).as(heading).isGreaterThan(1);
    int end = start;
    while (guide.get(end).startsWith("|")) {
      end++;
    }
    List<String> rows =
        OperationDeclaration.all().stream().map(row::of).filter(each -> !each.isEmpty()).toList();
    if (Boolean.getBoolean("turkbridge.write")) {
      List<String> written = new ArrayList<>(guide.subList(0, start));
      written.addAll(rows);
      written.addAll(guide.subList(end, guide.size()));
      Files.write(GUIDE, written);
    } else {
      assertThat(guide.subList(start, end))
          .as("run this test with -Dturkbridge.write=true")
          .isEqualTo(rows);
    }
  }

  private static String parameters(OperationDeclaration declaration) {
    String name = declaration.operation().name();
    Binder<?> binder = declaration.binder();
    String parameters =
        binder.type().elements().stream()
            .filter(element -> !element.name().equals("ResponseGroup"))
            .map(element -> parameter(element, binder))
            .collect(Collectors.joining(", "));
    String differences =
        Stream.concat(
                declaration.mapping().stream()
                    .flatMap(mapping -> mapping.renames().entrySet().stream())
                    .map(each -> code(each.getKey()) + " is " + code(each.getValue())),
                declaration.mapping().stream()
                    .flatMap(mapping -> mapping.defaults().entrySet().stream())
                    .map(each -> fixed(each.getKey(), each.getValue(), declaration)))
            .collect(Collectors.joining("; "));
    return row(
        name,
        parameters,
        Objects.requireNonNull(LegacyOperations.all().get(name)).orElse("none"),
        differences);
  }

  /** What a member of the current API has where the caller cannot say, or does not. */
  private static String fixed(String member, Object value, OperationDeclaration declaration) {
    boolean isSaid =
        declaration.mapping().filter(mapping -> mapping.renames().containsValue(member)).isPresent()
            || declaration.binder().type().element(member).isPresent();
    String text =
        value instanceof List<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
            : value.toString();
    return code(member)
        + " is "
        + (text.isBlank() ? "a blank" : text)
        + (isSaid ? " if absent" : "");
  }

  private static String parameter(MessageElement element, Binder<?> binder) {
    String allowed = binder.allowed(element);
    return code(element.name())
        + (binder.requires(element) ? "!" : "")
        + binder.condition(element)
        + (allowed.isEmpty() ? "" : " (" + allowed + ")");
  }

  private static String answer(OperationDeclaration declaration) {
    MessageType<?> result = LegacyOperation.resultType(declaration.binder().type());
    String elements =
        result.elements().stream()
            .filter(element -> !element.name().equals("Request"))
            .filter(element -> !AnswerMapping.leftOut(result).contains(element.name()))
            .map(element -> code(element.name()) + (element.isList() ? ", repeated" : ""))
            .collect(Collectors.joining(", "));
    return row(
        declaration.operation().name(),
        code(result.name()) + (elements.isEmpty() ? "" : ": " + elements),
        declaration.response().map(response -> members(result, response)).orElse("none"));
  }

  private static String members(MessageType<?> result, SdkPojo response) {
    Optional<SdkField<?>> entity = ResponseTypes.member(result.name(), response);
    String members =
        entity
            .map(member -> code(member.locationName()))
            .orElseGet(
                () ->
                    response.sdkFields().stream()
                        .map(member -> code(member.locationName()))
                        .collect(Collectors.joining(", ")));
    return members.isEmpty() ? "an empty object" : members;
  }

  /** Empty for an operation whose answers are always alike. */
  private static String groups(OperationDeclaration declaration) {
    return declaration
        .groups()
        .map(
            groups ->
                row(
                    declaration.operation().name(),
                    codes("Minimal", groups.allowed()),
                    codes("Minimal", groups.defaults())))
        .orElse("");
  }

  private static String codes(String first, List<String> others) {
    return Stream.concat(Stream.of(first), others.stream())
        .map(OperationTablesTest::code)
        .collect(Collectors.joining(", "));
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String row(String... cells) {
    return ("| " + String.join(" | ", cells) + " |").replace("|  |", "| |");
  }
}
