package org.turkbridge.cli.aws;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.command.CommandEnvironment;
import org.turkbridge.awscli.command.ServiceCommand;
import org.turkbridge.awscli.model.ServiceOperation;
import org.turkbridge.awscli.parameters.ParameterOptions;
import org.turkbridge.awscli.parameters.Skeleton;
import org.turkbridge.cli.prompt.OptionNames;
import org.turkbridge.schema.ConstraintTable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A command of the AWS CLI that calls an operation, option for option: those here, those of lists,
 * and one for each member of the operation's request.
 */
@Command(
    sortOptions = false,
    exitCodeOnInvalidInput = OperationCommand.USAGE,
    exitCodeOnExecutionException = OperationCommand.OTHER,
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
public final class OperationCommand implements Callable<Integer> {
  static final int USAGE = 252;
  static final int OTHER = 255;
  static final String HELP = "help";

  private final ServiceOperation operation;
  private final Supplier<CommandEnvironment> environment;
  private final PagingMixin paging = new PagingMixin();
  private MemberOptions members;

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

  @SuppressWarnings("NullAway.Init") // Picocli fills it in, and the factory.
  private OperationCommand(ServiceOperation operation, Supplier<CommandEnvironment> environment) {
    this.operation = operation;
    this.environment = environment;
  }

  /**
   * The command of an operation.
   *
   * @param name as it is typed, one of {@link CommandWords#COMMANDS}
   * @param environment where it runs; asked when it does
   */
  public static CommandLine named(String name, Supplier<CommandEnvironment> environment) {
    ServiceOperation operation = CommandWords.COMMANDS.operation(name, ConstraintTable.bundled());
    OperationCommand command = new OperationCommand(operation, environment);
    CommandSpec spec = CommandSpec.forAnnotatedObject(command).name(name);
    spec.usageMessage()
        .description(
            summary(name),
            "As 'aws mturk "
                + name
                + "' does. Options stand before or after the command; 'turkbridge mturk' may stand"
                + " for 'aws mturk'.");
    if (operation.isPaged()) {
      spec.addMixin("paging", CommandSpec.forAnnotatedObject(command.paging));
    }
    command.members = MemberOptions.of(operation, spec);
    return new CommandLine(spec).setHelpFactory(new OperationHelp.Factory(command.members));
  }

  /**
   * The command in a list of all: its name and what it does, without the types of the SDK that its
   * options follow from.
   *
   * @param name as it is typed, one of {@link CommandWords#COMMANDS}
   */
  public static CommandLine listed(String name) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(summary(name));
    return new CommandLine(spec);
  }

  private static String summary(String name) {
    return CommandWords.COMMANDS.summary(name) + ".";
  }

  @Override
  public Integer call() throws IOException {
    if (words.equals(List.of(HELP))) {
      spec.commandLine().usage(spec.commandLine().getOut());
      return 0;
    }
    requireUsable();
    if (global.debug()) {
      ClientLog.on();
    }
    new ServiceCommand(operation, global.options(), environment.get()).run(parameters(), skeleton);
    return 0;
  }

  /**
   * Requires what can be seen of the words alone: that there is nothing besides options and their
   * values, and each option that has to be there.
   *
   * @throws CommandLine.ParameterException naming what is wrong
   */
  void requireUsable() {
    if (words.equals(List.of(HELP))) {
      return;
    }
    if (!words.isEmpty()) {
      throw wrong("Unknown options: " + String.join(", ", words));
    }
    requireValues();
    boolean isExample = skeleton != null && skeleton != Skeleton.OUTPUT;
    List<String> missing = isExample || parameters().hasDocument() ? List.of() : members.missing();
    if (!missing.isEmpty()) {
      throw wrong("The following options are required: " + String.join(", ", missing));
    }
  }

  /** A mistyped option is not the value of the one before it. */
  private void requireValues() {
    OptionNames names = new OptionNames(spec.options());
    Iterator<String> typed = spec.commandLine().getParseResult().originalArgs().iterator();
    while (typed.hasNext()) {
      String option = typed.next();
      if (names.takesNext(option) && typed.hasNext()) {
        String value = typed.next();
        if (names.endsValues(value)) {
          throw wrong("Expected a value of %s, not %s".formatted(option, value));
        }
      }
    }
  }

  private CommandLine.ParameterException wrong(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private ParameterOptions parameters() {
    return new ParameterOptions(
        members.given(),
        paging.startingToken(),
        paging.pageSize(),
        paging.maxItems(),
        cliInputJson,
        cliInputYaml);
  }
}
