package org.turkbridge.cli;

import java.nio.file.Path;
import java.util.List;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.command.CommandEnvironment;
import org.turkbridge.cli.aws.AutoPrompt;
import org.turkbridge.cli.aws.ClientLog;
import org.turkbridge.cli.aws.CommandProcess;
import org.turkbridge.cli.aws.CommandWords;
import org.turkbridge.cli.aws.ListQualificationRequestsCommand;
import org.turkbridge.cli.aws.MturkCommand;
import org.turkbridge.cli.console.ManifestVersion;
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
          ReplayCommand.class,
          WsdlCommand.class,
          ListQualificationRequestsCommand.class,
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
    String[] words = CommandWords.commandFirst(args);
    if (isOfTheAwsCli(words) && !List.of(words).contains(DEBUG)) {
      // Before anything asks for a logger.
      ClientLog.off();
    }
    return run(CommandProcess.current(), words);
  }

  /** Runs a command line, and gives its exit code. */
  public static int run(CommandProcess process, String... args) {
    String[] words = CommandWords.commandFirst(args);
    if (!isOfTheAwsCli(words)) {
      return commandLine(process, words).execute(words);
    }
    CommandEnvironment environment = process.environment().get();
    CommandProcess same = process.in(environment);
    try {
      return new AutoPrompt(() -> commandLine(same, words), process.variables(), process.home())
          .execute(List.of(words).subList(1, words.length));
    } catch (CommandException e) {
      return Failures.tell(e, process.err());
    }
  }

  private static boolean isOfTheAwsCli(String... words) {
    return words.length > 0 && words[0].equals(ListQualificationRequestsCommand.NAME);
  }

  /** That of this process. */
  static CommandLine commandLine(String... args) {
    return commandLine(CommandProcess.current(), args);
  }

  /** Knows every command; or, if the first argument names one, that alone, which is faster. */
  private static CommandLine commandLine(CommandProcess process, String... args) {
    CommandLine turkbridge = new CommandLine(new Turkbridge(), new CommandFactory(process));
    commands(args).forEach(turkbridge::addSubcommand);
    turkbridge.getSubcommands().values().forEach(Turkbridge::asTheAwsCli);
    return turkbridge
        .setOut(process.out())
        .setErr(process.err())
        .registerConverter(Path.class, new FileName())
        .setCaseInsensitiveEnumValuesAllowed(true)
        // A file whose name begins with @ is a file like any other.
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler(new Failures());
  }

  /** Options may be shortened, and the last one counts. */
  private static void asTheAwsCli(CommandLine command) {
    if (command.getCommandName().equals(ListQualificationRequestsCommand.NAME)) {
      command.setAbbreviatedOptionsAllowed(true).setOverwrittenOptionsAllowed(true);
    }
  }

  private static List<Class<?>> commands(String... args) {
    String first = args.length == 0 ? "" : args[0];
    return COMMANDS.stream()
        .filter(command -> command.getAnnotation(Command.class).name().equals(first))
        .findFirst()
        .<List<Class<?>>>map(List::of)
        .orElse(COMMANDS);
  }

  @Override
  public void run() {
    throw new UsageException("Missing command");
  }
}
