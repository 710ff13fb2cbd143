package org.turkbridge.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.turkbridge.legacy.ApiVersion;
import org.turkbridge.legacy.WsdlDocuments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the WSDL that the server serves, for toolkits that generate clients from a file. */
@Command(name = "wsdl", description = "Print the WSDL of a version of the legacy API.")
final class WsdlCommand implements Callable<Integer> {
  @Option(
      names = "--api-version",
      paramLabel = "DATE",
      defaultValue = "2014-08-15",
      description = "Version of the API, by its date. Default: ${DEFAULT-VALUE}")
  private String apiVersion;

  @Option(
      names = "--address",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8014/",
      description = "Where the service is. Default: ${DEFAULT-VALUE}")
  private String address;

  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private WsdlCommand() {}

  @Override
  public Integer call() throws IOException {
    ApiVersion version =
        ApiVersion.ofDate(apiVersion)
            .orElseThrow(() -> new UsageException(UnknownVersion.message(apiVersion)));
    ResultLines.standardOutput()
        .write(new WsdlDocuments().wsdl(version, address).getBytes(StandardCharsets.UTF_8));
    return ExitCode.DONE;
  }
}
