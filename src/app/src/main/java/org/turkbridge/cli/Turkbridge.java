package org.turkbridge.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.cli.aws.AutoPrompt;
import org.turkbridge.cli.aws.ClientLog;
import org.turkbridge.cli.aws.CommandProcess;
import org.turkbridge.cli.aws.CommandWords;
import org.turkbridge.cli.aws.MturkCommand;
import org.turkbridge.cli.aws.OperationCommand;
import org.turkbridge.cli.console.ManifestVersion;
import org.turkbridge.cli.prompt.OptionNames;
import org.turkbridge.convert.OutputException;
import org.turkbridge.local.store.StoreAddress;
import org.turkbridge.local.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/** The {@code turkbridge} command. */
@Command(
    name = "turkbridge",
    description =
        "Keeps software written for the Mechanical Turk Requester API of 2014-08-15 and before working"
            + " on the API of 2017-01-17.",
    mixinStandardHelpOptions = true,
    versionProvider = ManifestVersion.class,
    scope = CommandLine.ScopeType.INHERIT,
    exitCodeOnInvalidInput = ExitCode.USAGE,
    exitCodeOnExecutionException = ExitCode.CANNOT_START,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done",
      "1:something in the input was refused, or differs",
      "2:wrong usage",
      "3:cannot start, or reach, read or write something",
      "130:interrupted before it was done",
      "141:what reads the output has ended, as head does"
    })
public final class Turkbridge implements Runnable {
  private static final String DEBUG = "--debug";
  private static final List<Class<?>> COMMANDS =
      List.of(
          ServeCommand.class,
          ConvertCommand.class,
          VerifyCommand.class,
          ImportCommand.class,
          ExportCommand.class,
          WorkerCommand.class,
          StoreCommand.class,
          ReplayCommand.class,
          CodeCommand.class,
          WsdlCommand.class,
          MturkCommand.class);

  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private Turkbridge() {}

  public static void main(String[] args) {
    // The SDK reads these files for every client, and refuses some that botocore takes.
    for (ProfileFileSystemSetting file :
        List.of(
            ProfileFileSystemSetting.AWS_CONFIG_FILE,
            ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE)) {
      System.setProperty(file.property(), "");
    }
    int code;
    try {
      code = run(args);
    } catch (OutOfMemoryError e) {
      System.err.println(
          "turkbridge: out of memory; give it more, as with TURKBRIDGE_OPTS=-Xmx1g: "
              + e.getMessage());
      code = ExitCode.CANNOT_START;
    } catch (StackOverflowError e) {
      System.err.println(
          "turkbridge: something in the arguments or the input is nested too deeply; give the stack"
              + " more room, as with TURKBRIDGE_OPTS=-Xss8m, or make it flatter");
      code = ExitCode.CANNOT_START;
    }
    System.exit(code);
  }

  /** Runs a command line as this process, and gives its exit code. */
  static int run(String... args) {
    return run(CommandProcess.current(), true, args);
  }

  /** Runs a command line, and gives its exit code. */
  public static int run(CommandProcess process, String... args) {
    return run(process, false, args);
  }

  private static int run(CommandProcess process, boolean isAlone, String... args) {
    try {
      String[] words = CommandWords.commandFirst(args);
      if (!isOfTheAwsCli(words)) {
        return commandLine(process, words).execute(words);
      }
      if (isAlone && !List.of(words).contains(DEBUG)) {
        // Before anything asks for a logger.
        ClientLog.off();
      }
      return new AutoPrompt(
              words[0], () -> commandLine(process, words), process.variables(), process.home())
          .execute(List.of(words).subList(1, words.length));
    } catch (CommandException e) {
      return Failures.tell(e, process.err());
    }
  }

  private static boolean isOfTheAwsCli(String... words) {
    return words.length > 0 && CommandWords.COMMANDS.has(words[0]);
  }

  /** That of this process. */
  static CommandLine commandLine(String... args) {
    return commandLine(CommandProcess.current(), args);
  }

  /**
   * Knows every command; or, if the first argument names one, that alone, which is faster. Behind
   * an option, such as {@code --help}, it knows of those that list something what is told of them.
   */
  private static CommandLine commandLine(CommandProcess process, String... args) {
    CommandLine turkbridge = new CommandLine(new Turkbridge(), new CommandFactory(process));
    // A method reference would keep picocli's class, which is old, out of the launcher's archive.
    for (Object command : commands(process, args.length == 0 ? "" : args[0])) {
      turkbridge.addSubcommand(command);
    }
    turkbridge.getSubcommands().values().forEach(Turkbridge::asTheAwsCli);
    return turkbridge
        .setOut(process.out())
        .setErr(process.err())
        .registerConverter(Path.class, new FileName())
        .registerConverter(StoreAddress.class, new StoreName(process))
        .registerConverter(int.class, new WholeNumber<>(Integer::valueOf))
        .registerConverter(Integer.class, new WholeNumber<>(Integer::valueOf))
        .registerConverter(Long.class, new WholeNumber<>(Long::valueOf))
        .registerConverter(URI.class, new WebAddress())
        .setCaseInsensitiveEnumValuesAllowed(true)
        // A file whose name begins with @ is a file like any other.
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler(new Failures());
  }

  /**
   * Options may be shortened, and the last one counts. Helps name all but one behind mturk, of
   * which a command that is not there is told before its options.
   */
  private static void asTheAwsCli(CommandLine command) {
    if (command.getCommand() instanceof MturkCommand) {
      command.setStopAtPositional(true);
    }
    if (command.getCommand() instanceof OperationCommand) {
      command.setAbbreviatedOptionsAllowed(true).setOverwrittenOptionsAllowed(true);
      String name = command.getCommandName();
      if (!name.equals(CommandWords.LEGACY)) {
        command.setCommandName(MturkCommand.NAME + " " + name);
      }
    }
  }

  private static List<Object> commands(CommandProcess process, String first) {
    if (CommandWords.COMMANDS.has(first)) {
      return List.of(OperationCommand.named(first, process.environment()));
    }
    List<Object> all = new ArrayList<>();
    for (Class<?> command : COMMANDS) {
      if (command.getAnnotation(Command.class).name().equals(first)) {
        return List.of(command);
      }
      all.add(command);
    }
    // Before mturk, which stands for it.
    all.add(
        all.indexOf(MturkCommand.class),
        OptionNames.isOption(first)
            ? OperationCommand.listed(CommandWords.LEGACY)
            : OperationCommand.named(CommandWords.LEGACY, process.environment()));
    return all;
  }

  @Override
  public void run() {
    throw new UsageException("Missing command");
  }

  /** Makes the commands, and gives those that have a constructor for it the process. */
  private record CommandFactory(CommandProcess process) implements CommandLine.IFactory {
    private static final CommandLine.IFactory OTHERS = CommandLine.defaultFactory();

    @Override
    public <K> K create(Class<K> type) throws Exception {
      for (Constructor<?> constructor : type.getDeclaredConstructors()) {
        if (List.of(constructor.getParameterTypes()).equals(List.of(CommandProcess.class))) {
          return type.cast(constructor.newInstance(process));
        }
      }
      return OTHERS.create(type);
    }
  }

  /** One line for what the user can mend, a stack trace for what only we can. */
  private static final class Failures implements CommandLine.IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(
        Exception thrown, CommandLine command, CommandLine.ParseResult parsed) {
      Exception e = checked(thrown);
      if (e instanceof UsageException) {
        return new UsageErrors()
            .handleParseException(
                new CommandLine.ParameterException(command, String.valueOf(e.getMessage())),
                new String[0]);
      }
      if (e instanceof OutputException output && output.isReaderGone()) {
        return ExitCode.READER_GONE;
      }
      if (e instanceof CommandException failure) {
        return tell(failure, command.getErr());
      }
      if (e instanceof IOException || e instanceof StoreException) {
        command.getErr().println("turkbridge: " + e.getMessage());
      } else {
        command.getErr().println("turkbridge: unexpected failure; please report this:");
        e.printStackTrace(command.getErr());
      }
      return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static Exception checked(Exception thrown) {
      @Nullable Exception cause =
          thrown instanceof UncheckedIOException unchecked ? unchecked.getCause() : null;
      return cause == null ? thrown : cause;
    }

    /** Tells it as the AWS CLI does, behind an empty line, and gives the exit code. */
    static int tell(CommandException failure, PrintWriter err) {
      err.println("\n" + failure.getMessage());
      return failure.status().code();
    }
  }

  /**
   * What is wrong and where to read more; not the whole help, which would push it off the screen.
   */
  private static final class UsageErrors implements CommandLine.IParameterExceptionHandler {
    @Override
    public int handleParseException(CommandLine.ParameterException e, String[] args) {
      CommandLine command = e.getCommandLine();
      command.getErr().println("turkbridge: " + message(e));
      CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
      command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
      return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Where abbreviations are understood, picocli trips over an argument that is empty. */
    private static String message(CommandLine.ParameterException e) {
      return e.getCause() instanceof IndexOutOfBoundsException
          ? "Unknown options: ''"
          : String.valueOf(e.getMessage());
    }
  }
}
