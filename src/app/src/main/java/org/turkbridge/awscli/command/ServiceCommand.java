package org.turkbridge.awscli.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.configuration.AccessKey;
import org.turkbridge.awscli.configuration.Configuration;
import org.turkbridge.awscli.configuration.Endpoint;
import org.turkbridge.awscli.configuration.TimestampFormat;
import org.turkbridge.awscli.model.ServiceOperation;
import org.turkbridge.awscli.paging.PageWalk;
import org.turkbridge.awscli.parameters.CallParameters;
import org.turkbridge.awscli.parameters.ParameterFile;
import org.turkbridge.awscli.parameters.ParameterOptions;
import org.turkbridge.awscli.parameters.ParameterValidation;
import org.turkbridge.awscli.parameters.Skeleton;
import org.turkbridge.awscli.results.OperationResult;
import org.turkbridge.awscli.results.OutputFormat;
import org.turkbridge.awscli.results.ResultPrinter;
import org.turkbridge.awscli.results.Selection;
import org.turkbridge.awscli.service.Service;
import org.turkbridge.awscli.service.ServiceSettings;
import org.turkbridge.requester.AwsFiles;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** A command that calls an operation: from options to what is printed. */
public final class ServiceCommand {
  private static final List<String> MANUAL =
      List.of(ServiceOperation.NEXT_TOKEN, ServiceOperation.MAX_RESULTS);

  private final ServiceOperation operation;
  private final GlobalOptions options;
  private final CommandEnvironment environment;

  public ServiceCommand(
      ServiceOperation operation, GlobalOptions options, CommandEnvironment environment) {
    this.operation = operation;
    this.options = options;
    this.environment = environment;
  }

  /**
   * Runs it, in the AWS CLI's order, so that of two mistakes the same one is told.
   *
   * @param skeleton what {@code --generate-cli-skeleton} wants instead of a call; null for a call
   * @throws CommandException if it cannot be carried out
   */
  public void run(ParameterOptions given, @Nullable Skeleton skeleton) throws IOException {
    AwsFiles files = Configuration.files(environment.variables(), environment.home());
    Selection selection = Selection.of(options.query());
    CallSettings callSettings = CallSettings.of(options);
    Configuration configuration =
        Configuration.of(environment.variables(), files, options.profile());
    TimestampFormat timestampFormat = TimestampFormat.of(configuration);
    boolean isManual =
        !options.paginate() || MANUAL.stream().anyMatch(given.members()::containsKey);
    if (operation.isPaged() && isManual) {
      given.requireNoPaging();
    }
    Map<String, @Nullable Object> parameters =
        new CallParameters(new ParameterFile(environment.variables(), environment.home()))
            .of(operation, given);
    if (skeleton != null && skeleton != Skeleton.OUTPUT) {
      writeSkeleton(
          skeleton == Skeleton.INPUT ? Skeleton.json(operation) : Skeleton.yaml(operation));
      return;
    }
    String region = Endpoint.region(options.region(), configuration);
    configuration.requireProfile();
    Optional<AwsCredentials> key =
        options.signRequest() ? AccessKey.of(configuration) : Optional.empty();
    ServiceSettings settings =
        callSettings.with(configuration, region, timestampFormat, environment.userAgent());
    Printing printing = new Printing(operation, options, environment, configuration);
    OutputFormat form = printing.form();
    ResultPrinter printer = printing.printer(form, selection);
    if (skeleton != null) {
      new ParameterValidation(operation).require(parameters);
      printing.print(
          new OperationResult.Answer(
              Skeleton.answer(operation, form == OutputFormat.JSON), operation.resultKey()),
          printer);
      return;
    }
    try (Service service =
        new Service(
            operation,
            settings,
            () -> options.signRequest() ? key.orElseThrow(AccessKey::none) : null,
            environment.zone(),
            environment.now(),
            selection.isAll() && (form == OutputFormat.JSON || form == OutputFormat.JSONL),
            environment.sleeper())) {
      String list = operation.resultKey();
      OperationResult result =
          list == null || isManual || MANUAL.stream().anyMatch(parameters::containsKey)
              ? new OperationResult.Answer(service.call(parameters).values(), list)
              : new OperationResult.Pages(new PageWalk(list, service::call, parameters));
      printing.print(result, printer);
    }
  }

  private void writeSkeleton(String text) throws IOException {
    try (OutputStream out = environment.display().open(Optional.empty())) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
