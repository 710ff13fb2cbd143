package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.model.ServiceOperation;
import org.turkbridge.awscli.parameters.ParameterValidation;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.schema.ConstraintTable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;

/** What we and botocore have against the parameters of every operation. */
@DrivenBy(Client.BOTO3)
class ParameterValidationTest {
  private static final PythonOracle ORACLE = new PythonOracle("botocore_parameters.py");
  private static final String HEADING = "Parameter validation failed:\n";

  private static final List<@Nullable Object> VALUES =
      Arrays.asList(
          null,
          "",
          "x",
          0L,
          -5L,
          100_000L,
          1.5,
          true,
          List.of(),
          List.of("", 1L, true),
          Map.of(),
          Map.of("Unknown", "x"));

  /** Operation and parameters. */
  private record Case(ServiceOperation operation, Map<String, @Nullable Object> parameters) {
    List<String> question() {
      return List.of(operation.name(), json(parameters));
    }

    List<String> ours() {
      try {
        new ParameterValidation(operation).require(parameters);
        return List.of();
      } catch (CommandException e) {
        String message = String.valueOf(e.getMessage());
        assertThat(message).startsWith(HEADING);
        return message.substring(HEADING.length()).lines().toList();
      }
    }
  }

  @Test
  void bothSayTheSame() throws ReflectiveOperationException {
    List<Case> cases = new ArrayList<>();
    for (ServiceOperation operation : operations()) {
      cases.add(new Case(operation, Map.of()));
      for (Map<String, @Nullable Object> parameters : structures(operation.input())) {
        cases.add(new Case(operation, parameters));
      }
    }

    assertThat(cases).hasSizeGreaterThan(2000);
    List<String> answers = ORACLE.answers(cases.stream().map(Case::question).toList());

    for (int i = 0; i < cases.size(); i++) {
      Case each = cases.get(i);
      assertThat(each.ours()).as("%s", each.question()).isEqualTo(PlainValues.read(answers.get(i)));
    }
  }

  private static List<ServiceOperation> operations() throws ReflectiveOperationException {
    ConstraintTable table = ConstraintTable.bundled();
    List<ServiceOperation> operations = new ArrayList<>();
    for (Class<?> type :
        Arrays.stream(MTurkClient.class.getMethods())
            .filter(method -> method.getParameterCount() == 1)
            .<Class<?>>map(method -> method.getParameterTypes()[0])
            .filter(MTurkRequest.class::isAssignableFrom)
            .distinct()
            .toList()) {
      String name = table.operation(type);
      List<SdkField<?>> input = ((SdkPojo) type.getMethod("builder").invoke(null)).sdkFields();
      operations.add(
          new ServiceOperation(name, input, table.request(name), Map.of(), List.of(), "Results"));
    }
    assertThat(operations).hasSize(table.operations().size());
    return operations;
  }

  /** With one member each, and one of two members. */
  private static List<Map<String, @Nullable Object>> structures(List<SdkField<?>> members) {
    List<Map<String, @Nullable Object>> structures = new ArrayList<>();
    for (SdkField<?> member : members) {
      for (Object value : values(member)) {
        Map<String, @Nullable Object> structure = new LinkedHashMap<>();
        structure.put("More", 1L);
        structure.put(member.locationName(), value);
        structures.add(structure);
      }
    }
    return structures;
  }

  private static List<@Nullable Object> values(SdkField<?> member) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Object value : VALUES) {
      if (isComparable(member, value)) {
        values.add(value);
      }
    }
    switch (SdkMembers.type(member)) {
      case SDK_POJO -> values.addAll(structures(SdkMembers.structure(member)));
      case LIST ->
          values(SdkMembers.element(member)).forEach(each -> values.add(Arrays.asList(each, each)));
      default -> {}
    }
    return values;
  }

  private static boolean isComparable(SdkField<?> member, @Nullable Object value) {
    return switch (SdkMembers.type(member)) {
      // Python takes True for a number, and the service does not.
      case INTEGER, LONG, INSTANT -> !(value instanceof Boolean);
      case LIST ->
          SdkMembers.type(SdkMembers.element(member)) != MarshallingKnownType.INTEGER
              || !(value instanceof List<?> list && list.contains(true));
      default -> true;
    };
  }

  private static String json(@Nullable Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      write(value, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName((String) entry.getKey());
        write(entry.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        write(element, json);
      }
      json.writeEndArray();
    } else {
      json.writeObject(value);
    }
  }
}
