package org.turkbridge.cli.aws;

import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.command.GlobalOptions;
import picocli.CommandLine.Option;

/** The options that all commands of the AWS CLI have. */
final class GlobalOptionsMixin {
  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description = "The service to ask. Default: AWS_ENDPOINT_URL, or Mechanical Turk")
  private @Nullable String endpointUrl;

  @Option(names = "--sandbox", description = "Ask the sandbox of Mechanical Turk.")
  private boolean sandbox;

  @Option(
      names = "--region",
      paramLabel = "NAME",
      description = "The region to sign for. Default: AWS_REGION, the profile's, or us-east-1")
  private @Nullable String region;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "The profile whose key signs. Default: AWS_PROFILE, or default")
  private @Nullable String profile;

  @Option(names = "--no-sign-request", description = "Do not sign; no key is needed then.")
  private boolean noSignRequest;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      converter = Choices.Outputs.class,
      completionCandidates = Choices.Outputs.class,
      description = {
        "json, text, table, yaml, yaml-stream: as the AWS CLI prints them.",
        "jsonl: an item a line, as pages arrive.",
        "legacy-xml, of list-qualification-requests alone: the GetQualificationRequestsResult of the"
            + " legacy API.",
        "Default: AWS_DEFAULT_OUTPUT, the profile's output, or json"
      })
  private @Nullable String output;

  @Option(
      names = "--query",
      paramLabel = "JMESPATH",
      description = "What of the answer is printed. With text and jsonl it sees a page at a time.")
  private @Nullable String query;

  @Option(names = "--no-paginate", description = "Ask once, and print that page.")
  private boolean noPaginate;

  @Option(
      names = "--color",
      paramLabel = "on|off|auto",
      converter = Choices.Colors.class,
      completionCandidates = Choices.Colors.class,
      defaultValue = "auto",
      description = "Colours of tables. Default: on a terminal")
  private String color;

  @Option(
      names = "--cli-read-timeout",
      paramLabel = "SECONDS",
      description = "How long an answer may take; 0 for ever. Default: 60")
  private @Nullable String readTimeout;

  @Option(
      names = "--cli-connect-timeout",
      paramLabel = "SECONDS",
      description = "How long connecting may take; 0 for ever. Default: 60")
  private @Nullable String connectTimeout;

  @Option(names = "--no-verify-ssl", description = "Believe any certificate.")
  private boolean noVerifySsl;

  @Option(
      names = "--ca-bundle",
      paramLabel = "FILE",
      description =
          "Authorities to trust, in PEM. Default: AWS_CA_BUNDLE, the profile's, the JVM's")
  private @Nullable String caBundle;

  @Option(names = "--no-cli-pager", description = "No pager, even on a terminal.")
  private boolean noCliPager;

  @Option(names = "--cli-auto-prompt", description = "Ask for the parameters, on a terminal.")
  @SuppressWarnings("UnusedVariable") // PromptSetting looks for it before picocli does.
  private boolean autoPrompt;

  @Option(names = "--no-cli-auto-prompt", description = "Never ask for parameters.")
  @SuppressWarnings("UnusedVariable") // PromptSetting again.
  private boolean noAutoPrompt;

  @Option(
      names = "--cli-binary-format",
      paramLabel = "FORM",
      converter = Choices.BinaryFormats.class,
      completionCandidates = Choices.BinaryFormats.class,
      hidden = true,
      description = "Without effect: nothing here is binary.")
  @SuppressWarnings("UnusedVariable") // Checked, and that is all.
  private @Nullable String binaryFormat;

  @Option(names = "--debug", description = "Log calls to standard error, without secrets.")
  private boolean debug;

  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private GlobalOptionsMixin() {}

  GlobalOptions options() {
    return new GlobalOptions(
        endpointUrl,
        sandbox,
        region,
        profile,
        !noSignRequest,
        !noVerifySsl,
        caBundle,
        readTimeout,
        connectTimeout,
        !noPaginate,
        output,
        query,
        color,
        !noCliPager);
  }

  boolean debug() {
    return debug;
  }
}
