package org.turkbridge.cli.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.model.ServiceOperation;
import org.turkbridge.cli.prompt.OptionNames;
import org.turkbridge.json.ModelWords;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.schema.Constraints;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/** An option for each member of an operation's request, as the AWS CLI makes them of its type. */
final class MemberOptions {
  /** Of members of the operation, which in a help come before all others. */
  private static final int FIRST = -3;

  private static final String NO = "--no-";

  private final ServiceOperation operation;
  private final CommandSpec command;

  /** Truth values and lists as they were given: the last one counts. */
  private final Map<String, Object> given = new LinkedHashMap<>();

  private MemberOptions(ServiceOperation operation, CommandSpec command) {
    this.operation = operation;
    this.command = command;
  }

  /** Adds them to a command, but for those that it has. */
  static MemberOptions of(ServiceOperation operation, CommandSpec command) {
    MemberOptions options = new MemberOptions(operation, command);
    for (SdkField<?> member : operation.input()) {
      String option = ModelWords.option(member.locationName());
      if (command.findOption(option) == null) {
        options.add(option, member);
      }
    }
    return options;
  }

  private void add(String option, SdkField<?> member) {
    String name = member.locationName();
    String meaning = operation.meanings().getOrDefault(name, "");
    Constraints constraints = operation.constraints().at(name);
    switch (SdkMembers.type(member)) {
      case BOOLEAN -> {
        command.addOption(flag(option, name, true).description(meaning).build());
        String opposite = NO + option.substring(2);
        command.addOption(flag(opposite, name, false).description("Not so.").build());
      }
      case LIST -> {
        SdkField<?> element = SdkMembers.element(member);
        command.addOption(
            described(option, meaning, constraints, constraints.at("member").values())
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("0..*")
                .paramLabel(ShorthandForm.label(name, SdkMembers.type(element)))
                .parameterConsumer(new Words(name))
                .build());
      }
      case LONG ->
          command.addOption(
              described(option, meaning, constraints, List.of())
                  .type(String.class)
                  .converters(new Choices.WholeNumbers())
                  .paramLabel("N")
                  .build());
      default ->
          command.addOption(
              described(option, meaning, constraints, constraints.values())
                  .type(String.class)
                  .paramLabel(ShorthandForm.label(name, SdkMembers.type(member)))
                  .build());
    }
  }

  private static OptionSpec.Builder described(
      String option, String meaning, Constraints constraints, List<String> values) {
    List<String> sentences = new ArrayList<>();
    if (!meaning.isEmpty()) {
      sentences.add(meaning);
    }
    if (!values.isEmpty()) {
      sentences.add("One of " + String.join(", ", values) + ".");
    }
    if (constraints.isRequired()) {
      sentences.add("Required.");
    }
    return OptionSpec.builder(option)
        .order(FIRST)
        .description(String.join(" ", sentences))
        .completionCandidates(values.isEmpty() ? null : values);
  }

  private OptionSpec.Builder flag(String option, String member, boolean value) {
    return OptionSpec.builder(option)
        .order(FIRST)
        .arity("0")
        .type(boolean.class)
        .parameterConsumer((words, argument, spec) -> given.put(member, value));
  }

  /**
   * The shorthand of a structure, or of those of a list; empty for an option of anything else. Asks
   * for types of the SDK that a call may not need.
   */
  Optional<String> shorthand(OptionSpec option) {
    return operation.input().stream()
        .filter(member -> ModelWords.option(member.locationName()).equals(option.longestName()))
        .findFirst()
        .flatMap(
            member -> {
              Constraints constraints = operation.constraints().at(member.locationName());
              return SdkMembers.type(member) == MarshallingKnownType.LIST
                  ? shorthand(SdkMembers.element(member), constraints.at("member"))
                  : shorthand(member, constraints);
            });
  }

  private static Optional<String> shorthand(SdkField<?> value, Constraints constraints) {
    return SdkMembers.type(value) == MarshallingKnownType.SDK_POJO
        ? Optional.of(ShorthandForm.structure(SdkMembers.structure(value), constraints))
        : Optional.empty();
  }

  /** What was given, by member, in the order of the model. */
  Map<String, Object> given() {
    Map<String, Object> members = new LinkedHashMap<>();
    for (SdkField<?> member : operation.input()) {
      String name = member.locationName();
      @Nullable Object value = given.get(name);
      if (value == null && !isSpecial(member)) {
        value = command.findOption(ModelWords.option(name)).getValue();
      }
      if (value != null) {
        members.put(name, value);
      }
    }
    return members;
  }

  private static boolean isSpecial(SdkField<?> member) {
    MarshallingKnownType type = SdkMembers.type(member);
    return type == MarshallingKnownType.BOOLEAN || type == MarshallingKnownType.LIST;
  }

  /** The options that have to be there and are not. A truth value is left to the validation. */
  List<String> missing() {
    Map<String, Object> there = given();
    return operation.input().stream()
        .filter(member -> SdkMembers.type(member) != MarshallingKnownType.BOOLEAN)
        .map(SdkField::locationName)
        .filter(name -> operation.constraints().at(name).isRequired() && !there.containsKey(name))
        .map(ModelWords::option)
        .toList();
  }

  /** Takes all words up to the next option, as Python's argparse does; none is an empty list. */
  private final class Words implements IParameterConsumer {
    private final String member;

    Words(String member) {
      this.member = member;
    }

    @Override
    public void consumeParameters(Stack<String> words, ArgSpec argument, CommandSpec spec) {
      OptionNames names = new OptionNames(spec.options());
      List<String> values = new ArrayList<>();
      while (!words.isEmpty() && !names.endsValues(words.peek())) {
        values.add(words.pop());
      }
      given.put(member, List.copyOf(values));
    }
  }
}
