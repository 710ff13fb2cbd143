package org.turkbridge.awscli;

/** A command that cannot be carried out, in words for its user. Holds no secret. */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitStatus status;

  private CommandException(ExitStatus status, String message) {
    super(message);
    this.status = status;
  }

  /** See {@link ExitStatus#USAGE}. */
  public static CommandException usage(String message) {
    return new CommandException(ExitStatus.USAGE, message);
  }

  /** See {@link ExitStatus#CONFIGURATION}. */
  public static CommandException configuration(String message) {
    return new CommandException(ExitStatus.CONFIGURATION, message);
  }

  /** See {@link ExitStatus#SERVICE}. */
  public static CommandException service(String message) {
    return new CommandException(ExitStatus.SERVICE, message);
  }

  /** See {@link ExitStatus#OTHER}. */
  public static CommandException other(String message) {
    return new CommandException(ExitStatus.OTHER, message);
  }

  /** What the process ends with. */
  public ExitStatus status() {
    return status;
  }
}
