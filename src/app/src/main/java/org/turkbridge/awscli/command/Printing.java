package org.turkbridge.awscli.command;

import com.fasterxml.jackson.core.JsonGenerationException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.configuration.Configuration;
import org.turkbridge.awscli.model.ServiceOperation;
import org.turkbridge.awscli.output.JsonValues;
import org.turkbridge.awscli.output.TableValues;
import org.turkbridge.awscli.output.TextValues;
import org.turkbridge.awscli.output.UnprintableException;
import org.turkbridge.awscli.output.YamlPages;
import org.turkbridge.awscli.output.YamlValues;
import org.turkbridge.awscli.results.JsonLinesPrinter;
import org.turkbridge.awscli.results.JsonPrinter;
import org.turkbridge.awscli.results.LegacyXmlPrinter;
import org.turkbridge.awscli.results.OperationResult;
import org.turkbridge.awscli.results.OutputFormat;
import org.turkbridge.awscli.results.PageByPagePrinter;
import org.turkbridge.awscli.results.ResultPrinter;
import org.turkbridge.awscli.results.Selection;
import org.turkbridge.awscli.results.TextPrinter;
import org.turkbridge.awscli.results.WholePrinter;

/** Which form results have, and where they go. */
final class Printing {
  private static final String DEFAULT_PAGER = "less";

  private final ServiceOperation operation;
  private final GlobalOptions options;
  private final CommandEnvironment environment;
  private final Configuration configuration;

  Printing(
      ServiceOperation operation,
      GlobalOptions options,
      CommandEnvironment environment,
      Configuration configuration) {
    this.operation = operation;
    this.options = options;
    this.environment = environment;
    this.configuration = configuration;
  }

  /**
   * The form that was chosen.
   *
   * @throws CommandException if there is none of that name
   */
  OutputFormat form() {
    String word =
        Optional.ofNullable(options.output())
            .or(() -> configuration.variable("AWS_DEFAULT_OUTPUT"))
            .or(() -> configuration.property("output"))
            .orElse(OutputFormat.JSON.word());
    return OutputFormat.of(word)
        .orElseThrow(() -> CommandException.other("Unknown output type: " + word));
  }

  /**
   * What prints that form.
   *
   * @throws CommandException if it cannot be had of that operation, or with that selection
   */
  ResultPrinter printer(OutputFormat form, Selection selection) {
    return switch (form) {
      case JSON -> {
        ResultPrinter whole = new WholePrinter(new JsonValues(), selection);
        yield selection.isAll() ? new JsonPrinter(whole) : whole;
      }
      case YAML -> new WholePrinter(new YamlValues(), selection);
      case TABLE -> new WholePrinter(table(), selection);
      case TEXT -> new TextPrinter(new TextValues(), selection);
      case YAML_STREAM -> new PageByPagePrinter(new YamlPages(), selection);
      case JSONL -> new JsonLinesPrinter(selection);
      case LEGACY_XML -> {
        if (!operation.name().equals(LegacyXmlPrinter.OPERATION)) {
          throw CommandException.usage(
              "Only list-qualification-requests can be printed as legacy-xml: --output names"
                  + " another form");
        }
        if (!selection.isAll()) {
          throw CommandException.usage(
              "--query has no meaning with --output legacy-xml: the result of the legacy API is"
                  + " printed whole");
        }
        yield new LegacyXmlPrinter(environment.notes());
      }
    };
  }

  private TableValues table() {
    boolean isColored =
        options.color().equals("auto") ? environment.isTerminal() : options.color().equals("on");
    return new TableValues(operation.name(), isColored, environment.width());
  }

  /**
   * Prints a result.
   *
   * @throws CommandException if a page cannot be had, or the form cannot hold it
   */
  void print(OperationResult result, ResultPrinter printer) throws IOException {
    try (OutputStream out = environment.display().open(pager())) {
      try {
        printer.print(result, out);
      } finally {
        // What was printed before something went wrong stays, as pages do that are printed one by
        // one.
        out.flush();
      }
    } catch (UnprintableException e) {
      throw CommandException.other(String.valueOf(e.getMessage()));
    } catch (CharacterCodingException | JsonGenerationException e) {
      throw CommandException.other(
          "A text of the answer has half a surrogate pair, which UTF-8 cannot hold: surrogates not"
              + " allowed");
    }
  }

  private Optional<String> pager() {
    return options.pager() && environment.isTerminal()
        ? configuration
            .variableEvenIfEmpty("AWS_PAGER")
            .or(() -> configuration.property("cli_pager"))
            .or(() -> configuration.variableEvenIfEmpty("PAGER"))
            .or(() -> Optional.of(DEFAULT_PAGER))
            .filter(command -> !command.isBlank())
        : Optional.empty();
  }
}
