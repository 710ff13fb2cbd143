package org.turkbridge.cli.aws;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The help of a command: lists are words with blanks between, structures have a shorthand. */
final class OperationHelp extends Help {
  private final Function<OptionSpec, Optional<String>> shorthand;

  /**
   * @param shorthand of an option's value; empty for a plain one
   */
  OperationHelp(
      CommandSpec command, ColorScheme colors, Function<OptionSpec, Optional<String>> shorthand) {
    super(command, colors);
    this.shorthand = shorthand;
  }

  @Override
  public IParamLabelRenderer parameterLabelRenderer() {
    IParamLabelRenderer usual = super.parameterLabelRenderer();
    return new IParamLabelRenderer() {
      @Override
      public Ansi.Text renderParameterLabel(ArgSpec argument, Ansi ansi, List<Ansi.IStyle> styles) {
        return argument.isOption() && argument.arity().max() > 1
            ? ansi.new Text(" %1$s [%1$s ...]".formatted(argument.paramLabel()), colorScheme())
            : usual.renderParameterLabel(argument, ansi, styles);
      }

      @Override
      public String separator() {
        return usual.separator();
      }
    };
  }

  @Override
  public IOptionRenderer createDefaultOptionRenderer() {
    IOptionRenderer usual = super.createDefaultOptionRenderer();
    return (option, labels, colors) -> {
      Ansi.Text[][] lines = usual.render(option, labels, colors);
      return shorthand.apply(option).map(form -> with(line(form), lines)).orElse(lines);
    };
  }

  private static Ansi.Text[][] with(Ansi.Text[] last, Ansi.Text[][] lines) {
    Ansi.Text[][] all = Arrays.copyOf(lines, lines.length + 1);
    all[lines.length] = last;
    return all;
  }

  /** Of the columns of an option, the last one is what is told of it. */
  private Ansi.Text[] line(String told) {
    Ansi.Text[] columns = new Ansi.Text[5];
    Arrays.fill(columns, ansi().new Text("", colorScheme()));
    columns[columns.length - 1] = ansi().new Text(told, colorScheme());
    return columns;
  }

  /**
   * Makes the helps of one command. A lambda would be left out of the launcher's archive, with the
   * old interface.
   *
   * @param members of its operation, whose shorthand they tell
   */
  record Factory(MemberOptions members) implements CommandLine.IHelpFactory {
    @Override
    public Help create(CommandSpec command, ColorScheme colors) {
      return new OperationHelp(command, colors, members::shorthand);
    }
  }
}
