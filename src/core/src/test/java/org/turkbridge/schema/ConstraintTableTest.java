package org.turkbridge.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.json.SdkMembers;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.ListHiTsForQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;

class ConstraintTableTest {
  private static final ConstraintTable TABLE = ConstraintTable.bundled();

  @Test
  void aMemberHasWhatItsTypeHasAndWhatItAddsItself() {
    Constraints request =
        read(
                "# what follows is of no service",
                "type Id length=1..64 pattern=^A[0-9]+$",
                "",
                "structure Place",
                "  Country required length=2..2",
                "operation FindPlace",
                "  Near required Place",
                "  Places each Place",
                "  Ids required each Id",
                "  Id Id length=..9",
                "  Word here-length=..9",
                "  Least range=-1..",
                "  Order enum=Up|Down",
                "  Free")
            .request("FindPlace");

    assertThat(request.members().keySet())
        .containsExactly("Near", "Places", "Ids", "Id", "Word", "Least", "Order", "Free");
    assertThat(request.at("Near").isRequired()).isTrue();
    assertThat(request.at("Near.Country").isRequired()).isTrue();
    assertThat(request.at("Near.Country").length()).isEqualTo(new Constraints.Range(2, 2));
    assertThat(request.at("Places").isRequired()).isFalse();
    assertThat(request.at("Places.12.member.Country")).isSameAs(request.at("Near.Country"));
    assertThat(request.at("Ids").isRequired()).isTrue();
    assertThat(request.at("Ids").pattern()).isNull();
    assertThat(request.at("Ids.1.member").isRequired()).isFalse();
    assertThat(request.at("Ids.1.member").pattern()).asString().isEqualTo("^A[0-9]+$");
    assertThat(request.at("Id").pattern()).asString().isEqualTo("^A[0-9]+$");
    assertThat(request.at("Id").length()).isEqualTo(new Constraints.Range(0, 9));
    assertThat(request.at("Id").isLengthOurs()).isFalse();
    assertThat(request.at("Word").length()).isEqualTo(new Constraints.Range(0, 9));
    assertThat(request.at("Word").isLengthOurs()).isTrue();
    assertThat(request.at("Least").range()).isEqualTo(new Constraints.Range(-1, Long.MAX_VALUE));
    assertThat(request.at("Order").values()).containsExactly("Up", "Down");
    assertThat(request.at("Free")).isEqualTo(Constraints.NONE);
    assertThat(request.at("Free.1.member.Country")).isEqualTo(Constraints.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '"',
      value = {
        "  Id requird ! requird is no constraint, and no type or structure above this line",
        "  Id least=3 ! least=3 is no constraint, and no type or structure above this line",
        "  Id Later ! Later is no constraint, and no type or structure above this line",
        "  Id length=3 ! 3 is not LEAST..MOST",
        "  Id length=a..b ! a..b is not LEAST..MOST",
        "  Id pattern=[A ! Unclosed character class",
        "  Id each Text required ! required stands before each",
        "  Name ! Name is there already",
        "operation Find ! Find is there already",
        "type Text length=1.. ! Text is there already",
        "operation Look length=1.. ! length=1.. stands behind the name",
        "operation ! a name is missing",
        "operations Look ! operations is none of type, structure, operation",
      })
  void aLineThatCannotBeReadIsNamed(String line, String message) {
    String indented = line.matches("(Id|Name) .*|Name") ? "  " + line : line;

    assertThatThrownBy(
            () -> read("type Text length=1..", "operation Find", "  Name required", indented))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("table.txt, line 4, \"" + line + "\": " + message);
  }

  @Test
  void aMemberOfNothingIsNamed() {
    assertThatThrownBy(() -> read("type Text length=1..", "  Name required"))
        .hasMessage(
            "table.txt, line 2, \"Name required\": a member stands below its structure or"
                + " operation");
  }

  @Test
  void whatTheTableDoesNotHaveIsNamed() {
    assertThatThrownBy(() -> TABLE.request("GetHits"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("constraints-2017-01-17.txt has no operation GetHits");
    assertThatThrownBy(() -> TABLE.operation(String.class))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("constraints-2017-01-17.txt has no operation of java.lang.String");
  }

  @Test
  void theOperationsAreThoseOfTheSdk() {
    assertThat(List.copyOf(TABLE.operations())).hasSize(39).isSorted();
    assertThat(requests().map(type -> TABLE.operation(type)).toList())
        .containsExactlyInAnyOrderElementsOf(TABLE.operations());
    assertThat(TABLE.operation(ListHiTsForQualificationTypeRequest.class))
        .isEqualTo("ListHITsForQualificationType");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void theMembersOfARequestAreThoseOfTheSdk(Class<? extends MTurkRequest> type)
      throws ReflectiveOperationException {
    SdkPojo builder = (SdkPojo) type.getMethod("builder").invoke(null);

    assertThatMembersAre(
        builder.sdkFields(), TABLE.request(TABLE.operation(type)), type.getSimpleName());
  }

  private static void assertThatMembersAre(
      List<SdkField<?>> fields, Constraints structure, String path) {
    assertThat(structure.members().keySet())
        .as(path)
        .containsExactlyElementsOf(fields.stream().map(SdkField::locationName).toList());
    for (SdkField<?> field : fields) {
      String name = field.locationName();
      assertThatItFits(field, structure.at(name), path + "." + name);
    }
  }

  /** Requires constraints of its kind alone. */
  private static void assertThatItFits(SdkField<?> field, Constraints constraints, String path) {
    MarshallingKnownType type = SdkMembers.type(field);
    Map<String, Boolean> given =
        Map.of(
            "STRING",
            constraints.length() != null
                || constraints.pattern() != null
                || !constraints.values().isEmpty(),
            "INTEGER or LONG",
            constraints.range() != null,
            "LIST",
            constraints.each() != null,
            "SDK_POJO",
            !constraints.members().isEmpty());
    assertThat(
            given.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()))
        .as(path)
        .allMatch(kind -> List.of(kind.split(" or ")).contains(type.name()));
    if (type == MarshallingKnownType.SDK_POJO) {
      assertThatMembersAre(SdkMembers.structure(field), constraints, path);
    }
    if (type == MarshallingKnownType.LIST) {
      assertThatItFits(SdkMembers.element(field), constraints.at("1.member"), path + "[]");
    }
  }

  static Stream<Class<? extends MTurkRequest>> requests() {
    return Arrays.stream(MTurkClient.class.getMethods())
        .filter(method -> !method.getName().endsWith("Paginator"))
        .filter(method -> method.getParameterCount() == 1)
        .<Class<?>>map(method -> method.getParameterTypes()[0])
        .filter(MTurkRequest.class::isAssignableFrom)
        .<Class<? extends MTurkRequest>>map(type -> type.asSubclass(MTurkRequest.class))
        .distinct();
  }

  private static ConstraintTable read(String... lines) {
    return ConstraintTable.read("table.txt", List.of(lines));
  }
}
