package org.turkbridge.cli.aws;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.command.CommandEnvironment;
import org.turkbridge.awscli.command.ServiceCommand;
import org.turkbridge.awscli.model.ListOperation;
import org.turkbridge.awscli.parameters.CallParameters;
import org.turkbridge.awscli.parameters.ParameterOptions;
import org.turkbridge.awscli.parameters.Skeleton;
import org.turkbridge.schema.ConstraintTable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.core.SdkField;

/**
 * A command of the AWS CLI that lists something, option for option: those here, and one for each
 * other member of its operation's request.
 */
@Command(
    sortOptions = false,
    exitCodeOnInvalidInput = ListCommand.USAGE,
    exitCodeOnExecutionException = ListCommand.OTHER,
    exitCodeListHeading = "Exit codes, as those of the AWS CLI:%n",
    exitCodeList = {
      "0:done",
      "130:interrupted",
      "141:what reads the output has ended, as head does",
      "252:wrong usage, or a parameter that is not valid",
      "253:credentials or another setting are missing or not valid",
      "254:the service answered with an error",
      "255:anything else, such as a service that cannot be reached"
    })
public final class ListCommand implements Callable<Integer> {
  static final int USAGE = 252;
  static final int OTHER = 255;
  static final String HELP = "help";

  /** Of members of the operation, which in a help come before those that all operations have. */
  private static final int FIRST = -2;

  private final ListOperation operation;
  private final Supplier<CommandEnvironment> environment;

  @Option(
      names = "--max-items",
      paramLabel = "N",
      converter = Choices.Numbers.class,
      description = "Print so many at most, and a NextToken if there are more.")
  private @Nullable Long maxItems;

  @Option(
      names = "--starting-token",
      paramLabel = "TOKEN",
      description = "Go on from the NextToken of an output, this tool's or the AWS CLI's.")
  private @Nullable String startingToken;

  @Option(
      names = "--page-size",
      paramLabel = "N",
      converter = Choices.Numbers.class,
      description = "Ask for so many at a time, 1 to 100; the output is the same.")
  private @Nullable Long pageSize;

  @Option(
      names = "--max-results",
      paramLabel = "N",
      description = "One page of so many at most, without paging.")
  @SuppressWarnings("UnusedVariable") // Read by its name, as a member of the request.
  private @Nullable String maxResults;

  @Option(
      names = "--next-token",
      paramLabel = "TOKEN",
      description = "The page of this token of the service, without paging.")
  @SuppressWarnings("UnusedVariable") // Read by its name, as a member of the request.
  private @Nullable String nextToken;

  @Option(
      names = "--cli-input-json",
      paramLabel = "JSON",
      description = "All parameters in one; or file://NAME. Options come first.")
  private @Nullable String cliInputJson;

  @Option(names = "--cli-input-yaml", paramLabel = "YAML", description = "The same in YAML.")
  private @Nullable String cliInputYaml;

  @Option(
      names = "--generate-cli-skeleton",
      paramLabel = "input|yaml-input|output",
      arity = "0..1",
      fallbackValue = "input",
      converter = Choices.Skeletons.class,
      completionCandidates = Choices.Skeletons.class,
      description = "Call nothing; print what the input or the output looks like. Default: input")
  private @Nullable Skeleton skeleton;

  @Mixin private GlobalOptionsMixin global;

  @Parameters(hidden = true, arity = "0..*", paramLabel = HELP)
  private List<String> words = List.of();

  @CommandLine.Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // Picocli fills it in.
  private ListCommand(ListOperation operation, Supplier<CommandEnvironment> environment) {
    this.operation = operation;
    this.environment = environment;
  }

  /**
   * The command of an operation.
   *
   * @param name as it is typed, one of {@link CommandWords#LISTS}
   * @param environment where it runs; asked when it does
   */
  public static CommandLine named(String name, Supplier<CommandEnvironment> environment) {
    ListOperation operation = ListOperation.of(name, ConstraintTable.bundled());
    CommandSpec spec =
        CommandSpec.forAnnotatedObject(new ListCommand(operation, environment)).name(name);
    spec.usageMessage()
        .description(
            summary(name),
            "Options stand before or after the command; 'turkbridge mturk' may stand for 'aws mturk'.");
    for (SdkField<?> member : operation.input()) {
      String option = CallParameters.option(member.locationName());
      if (spec.findOption(option) == null) {
        spec.addOption(
            OptionSpec.builder(option)
                .type(String.class)
                .paramLabel(member.locationName().endsWith("Id") ? "ID" : "VALUE")
                .description(operation.meanings().getOrDefault(member.locationName(), ""))
                .order(FIRST)
                .build());
      }
    }
    return new CommandLine(spec);
  }

  /**
   * The command in a list of all: its name and what it does, without the types of the SDK that its
   * options follow from.
   *
   * @param name as it is typed, one of {@link CommandWords#LISTS}
   */
  public static CommandLine listed(String name) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(summary(name));
    return new CommandLine(spec);
  }

  private static String summary(String name) {
    return ListOperation.summary(name) + ", as 'aws mturk " + name + "' does.";
  }

  @Override
  public Integer call() throws IOException {
    if (words.equals(List.of(HELP))) {
      spec.commandLine().usage(spec.commandLine().getOut());
      return 0;
    }
    requireNoOtherWords();
    if (global.debug()) {
      ClientLog.on();
    }
    new ServiceCommand(operation, global.options(), environment.get()).run(parameters(), skeleton);
    return 0;
  }

  /**
   * Requires that there is nothing besides options and their values.
   *
   * @throws CommandLine.ParameterException naming what else there is
   */
  void requireNoOtherWords() {
    if (!words.isEmpty() && !words.equals(List.of(HELP))) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Unknown options: " + String.join(", ", words));
    }
  }

  private ParameterOptions parameters() {
    Map<String, String> members = new LinkedHashMap<>();
    for (SdkField<?> member : operation.input()) {
      String name = member.locationName();
      @Nullable String value = spec.findOption(CallParameters.option(name)).getValue();
      if (value != null) {
        members.put(name, value);
      }
    }
    return new ParameterOptions(
        members, startingToken, pageSize, maxItems, cliInputJson, cliInputYaml);
  }
}
