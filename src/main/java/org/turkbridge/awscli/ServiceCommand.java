package org.turkbridge.awscli;

import com.fasterxml.jackson.core.JsonGenerationException;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.configuration.AccessKey;
import org.turkbridge.awscli.configuration.Configuration;
import org.turkbridge.awscli.configuration.Endpoint;
import org.turkbridge.awscli.configuration.Retries;
import org.turkbridge.awscli.configuration.TimestampFormat;
import org.turkbridge.awscli.model.Operation;
import org.turkbridge.awscli.output.JsonValues;
import org.turkbridge.awscli.output.TableValues;
import org.turkbridge.awscli.output.TextValues;
import org.turkbridge.awscli.output.UnprintableException;
import org.turkbridge.awscli.output.YamlPages;
import org.turkbridge.awscli.output.YamlValues;
import org.turkbridge.awscli.paging.PageWalk;
import org.turkbridge.awscli.parameters.CallParameters;
import org.turkbridge.awscli.parameters.ParameterFile;
import org.turkbridge.awscli.parameters.ParameterOptions;
import org.turkbridge.awscli.parameters.ParameterValidation;
import org.turkbridge.awscli.parameters.Skeleton;
import org.turkbridge.awscli.python.PythonInt;
import org.turkbridge.awscli.results.JsonLinesPrinter;
import org.turkbridge.awscli.results.JsonPrinter;
import org.turkbridge.awscli.results.LegacyXmlPrinter;
import org.turkbridge.awscli.results.OutputForm;
import org.turkbridge.awscli.results.PageByPagePrinter;
import org.turkbridge.awscli.results.Result;
import org.turkbridge.awscli.results.ResultPrinter;
import org.turkbridge.awscli.results.Selection;
import org.turkbridge.awscli.results.TextPrinter;
import org.turkbridge.awscli.results.WholePrinter;
import org.turkbridge.awscli.service.Service;
import org.turkbridge.awscli.service.ServiceSettings;

/** A command that lists something: from options to what is printed. */
public final class ServiceCommand {
  private static final String DEFAULT_TIMEOUT = "60";
  private static final String DEFAULT_PAGER = "less";
  private static final List<String> MANUAL = List.of(Operation.NEXT_TOKEN, Operation.MAX_RESULTS);

  private final Operation operation;
  private final GlobalOptions options;
  private final Surroundings surroundings;

  public ServiceCommand(Operation operation, GlobalOptions options, Surroundings surroundings) {
    this.operation = operation;
    this.options = options;
    this.surroundings = surroundings;
  }

  /**
   * Runs it, in the AWS CLI's order, so that of two mistakes the same one is told.
   *
   * @param skeleton what {@code --generate-cli-skeleton} wants instead of a call; null for a call
   * @throws CommandException if it cannot be carried out
   */
  public void run(ParameterOptions given, @Nullable Skeleton skeleton) throws IOException {
    Selection selection = Selection.of(options.query());
    Configuration configuration =
        Configuration.read(surroundings.environment(), surroundings.home(), options.profile());
    ServiceSettings settings = settings(configuration);
    boolean isManual =
        !options.paginate() || MANUAL.stream().anyMatch(given.members()::containsKey);
    if (isManual) {
      requireNoPaging(given);
    }
    Map<String, @Nullable Object> parameters =
        new CallParameters(new ParameterFile(surroundings.environment(), surroundings.home()))
            .of(operation, given);
    OutputForm form = form(configuration);
    ResultPrinter printer = printer(form, selection);
    if (skeleton != null) {
      skeleton(skeleton, parameters, form, printer, configuration);
      return;
    }
    try (Service service =
        new Service(
            operation,
            settings,
            () -> options.signRequest() ? AccessKey.of(configuration) : null,
            surroundings.zone(),
            surroundings.now(),
            selection.isAll() && (form == OutputForm.JSON || form == OutputForm.JSONL))) {
      Result result =
          isManual || MANUAL.stream().anyMatch(parameters::containsKey)
              ? new Result.Answer(service.call(parameters).values(), operation.resultKey())
              : new Result.Pages(
                  new PageWalk(operation, service::call, parameters), operation.resultKey());
      print(result, printer, configuration);
    }
  }

  private void print(Result result, ResultPrinter printer, Configuration configuration)
      throws IOException {
    try (OutputStream out = surroundings.display().open(pager(configuration))) {
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

  private void skeleton(
      Skeleton skeleton,
      Map<String, @Nullable Object> parameters,
      OutputForm form,
      ResultPrinter printer,
      Configuration configuration)
      throws IOException {
    switch (skeleton) {
      case INPUT -> writeSkeleton(Skeleton.json(operation));
      case YAML_INPUT -> writeSkeleton(Skeleton.yaml(operation));
      case OUTPUT -> {
        new ParameterValidation(operation).require(parameters);
        print(
            new Result.Answer(
                Skeleton.answer(operation, form == OutputForm.JSON), operation.resultKey()),
            printer,
            configuration);
      }
    }
  }

  private void writeSkeleton(String text) throws IOException {
    try (OutputStream out = surroundings.display().open(Optional.empty())) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void requireNoPaging(ParameterOptions given) {
    String used =
        String.join(
            ", ",
            Stream.of(
                    isUsed("--starting-token", given.startingToken()),
                    isUsed("--page-size", given.pageSize()),
                    isUsed("--max-items", given.maxItems()))
                .flatMap(Optional::stream)
                .toList());
    if (!used.isEmpty()) {
      throw CommandException.usage(
          "Cannot specify --no-paginate along with pagination arguments: " + used);
    }
  }

  /** An empty text and zero are not used, as in the AWS CLI. */
  private static Optional<String> isUsed(String option, @Nullable Object value) {
    return value == null || value.equals("") || value.equals(0L)
        ? Optional.empty()
        : Optional.of(option);
  }

  private ServiceSettings settings(Configuration configuration) {
    Endpoint endpoint =
        Endpoint.of(options.endpointUrl(), options.sandbox(), options.region(), configuration);
    return new ServiceSettings(
        endpoint,
        Retries.of(configuration),
        timeout(options.connectTimeout()),
        timeout(options.readTimeout()),
        options.verifySsl(),
        Optional.ofNullable(options.caBundle())
            .or(() -> configuration.variable("AWS_CA_BUNDLE"))
            .or(() -> configuration.property("ca_bundle"))
            .map(Path::of)
            .orElse(null),
        configuration.variable("HTTP_PROXY", "http_proxy").isPresent(),
        TimestampFormat.of(configuration),
        surroundings.userAgent());
  }

  /** Zero is no timeout, for the AWS CLI as for the JDK. */
  private static Duration timeout(@Nullable String seconds) {
    String text = seconds == null ? DEFAULT_TIMEOUT : seconds;
    BigInteger number =
        PythonInt.parse(text).orElseThrow(() -> CommandException.other(PythonInt.error(text)));
    long most = Integer.MAX_VALUE / 1000;
    if (number.signum() < 0) {
      throw CommandException.other("A timeout must be 0 or more seconds, not " + number);
    }
    return Duration.ofSeconds(number.min(BigInteger.valueOf(most)).longValue());
  }

  private OutputForm form(Configuration configuration) {
    String word =
        Optional.ofNullable(options.output())
            .or(() -> configuration.variable("AWS_DEFAULT_OUTPUT"))
            .or(() -> configuration.property("output"))
            .orElse(OutputForm.JSON.word());
    return OutputForm.of(word)
        .orElseThrow(() -> CommandException.other("Unknown output type: " + word));
  }

  private ResultPrinter printer(OutputForm form, Selection selection) {
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
        if (!selection.isAll()) {
          throw CommandException.usage(
              "--query has no meaning with --output legacy-xml: the result of the legacy API is"
                  + " printed whole");
        }
        yield new LegacyXmlPrinter(surroundings.notes());
      }
    };
  }

  private TableValues table() {
    boolean isColored =
        options.color().equals("auto") ? surroundings.isTerminal() : options.color().equals("on");
    return new TableValues(operation.name(), isColored, surroundings.width());
  }

  private Optional<String> pager(Configuration configuration) {
    return options.pager() && surroundings.isTerminal()
        ? configuration
            .variableEvenIfEmpty("AWS_PAGER")
            .or(() -> configuration.property("cli_pager"))
            .or(() -> configuration.variableEvenIfEmpty("PAGER"))
            .or(() -> Optional.of(DEFAULT_PAGER))
            .filter(command -> !command.isBlank())
        : Optional.empty();
  }
}
