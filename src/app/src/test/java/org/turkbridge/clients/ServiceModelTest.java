package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.turkbridge.schema.ConstraintTable;
import org.turkbridge.schema.Constraints;

/** Our table of constraints against the service model that botocore has. */
@DrivenBy(Client.BOTO3)
class ServiceModelTest {
  private static final Path MODEL =
      Path.of("/usr/lib/python3/dist-packages/botocore/data/mturk/2017-01-17/service-2.json");

  private static final ConstraintTable TABLE = ConstraintTable.bundled();

  private static Map<?, ?> operations = Map.of();
  private static Map<?, ?> shapes = Map.of();

  @BeforeAll
  static void read() throws IOException {
    Path packed = Path.of(MODEL + ".gz");
    boolean isPacked = Files.exists(packed);
    try (InputStream file = Files.newInputStream(isPacked ? packed : MODEL);
        InputStream json = isPacked ? new GZIPInputStream(file) : file) {
      Map<?, ?> model =
          (Map<?, ?>)
              Objects.requireNonNull(
                  PlainValues.read(new String(json.readAllBytes(), StandardCharsets.UTF_8)));
      operations = map(model, "operations");
      shapes = map(model, "shapes");
    }
  }

  @Test
  void theOperationsAreThoseOfTheModel() {
    assertThat(TABLE.operations()).isEqualTo(operations.keySet());
  }

  @Test
  void everyMemberIsHeldToWhatTheModelSays() {
    Map<String, List<String>> ours = new TreeMap<>();
    Map<String, List<String>> theirs = new TreeMap<>();
    for (Object operation : operations.keySet()) {
      describe((String) operation, TABLE.request((String) operation), ours);
      Object input = map(map(operations, operation), "input").get("shape");
      describe((String) operation, shape(input), false, theirs);
    }

    assertThat(ours).isEqualTo(theirs).hasSizeGreaterThan(200);
  }

  @Test
  void membersStandInTheOrderOfTheModel() {
    for (Object operation : operations.keySet()) {
      Object input = map(map(operations, operation), "input").get("shape");
      assertThat(List.copyOf(TABLE.request((String) operation).members().keySet()))
          .as("%s", operation)
          .isEqualTo(List.copyOf(map(shape(input), "members").keySet()));
    }
  }

  private static void describe(
      String path, Constraints constraints, Map<String, List<String>> into) {
    List<String> words = new ArrayList<>();
    if (constraints.isRequired()) {
      words.add("required");
    }
    if (!constraints.isLengthOurs()) {
      addRange("length", constraints.length(), words);
    }
    addRange("range", constraints.range(), words);
    if (constraints.pattern() != null) {
      words.add("pattern " + constraints.pattern());
    }
    if (!constraints.values().isEmpty()) {
      words.add("enum " + constraints.values());
    }
    into.put(path, words);
    constraints.members().forEach((name, member) -> describe(path + "." + name, member, into));
    if (constraints.each() != null) {
      describe(path + "[]", constraints.each(), into);
      into.remove(path + "[]", List.of());
    }
  }

  private static void addRange(String name, Constraints.@Nullable Range range, List<String> words) {
    if (range != null) {
      words.add(
          name
              + " "
              + range.least()
              + ".."
              + (range.most() == Long.MAX_VALUE ? "any" : range.most()));
    }
  }

  private static void describe(
      String path, Map<?, ?> shape, boolean isRequired, Map<String, List<String>> into) {
    List<String> words = new ArrayList<>();
    if (isRequired) {
      words.add("required");
    }
    if (shape.containsKey("min") || shape.containsKey("max")) {
      words.add(
          ("string".equals(shape.get("type")) ? "length " : "range ")
              + shape.get("min")
              + ".."
              + shape.get("max"));
    }
    if (shape.containsKey("pattern")) {
      words.add("pattern " + shape.get("pattern"));
    }
    if (shape.containsKey("enum")) {
      words.add("enum " + shape.get("enum"));
    }
    into.put(path, words);
    List<?> required = shape.get("required") instanceof List<?> names ? names : List.of();
    if (shape.get("members") instanceof Map<?, ?> members) {
      members.forEach(
          (name, member) ->
              describe(
                  path + "." + name,
                  shape(((Map<?, ?>) member).get("shape")),
                  required.contains(name),
                  into));
    }
    if (shape.get("member") instanceof Map<?, ?> element) {
      describe(path + "[]", shape(element.get("shape")), false, into);
      // Where nothing is required of elements, the table does not speak of them.
      into.remove(path + "[]", List.of());
    }
  }

  private static Map<?, ?> shape(@Nullable Object name) {
    return map(shapes, name);
  }

  private static Map<?, ?> map(Map<?, ?> from, @Nullable Object name) {
    return (Map<?, ?>) Objects.requireNonNull(from.get(name));
  }
}
