package org.turkbridge.clients;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client from a Debian package, by its own interpreter or executable: others may be on PATH. */
enum Client {
  BOTO2("python3-boto", Script.PYTHON + " -c 'import boto.mturk; print(boto.Version)'", "2."),
  BOTO3("python3-boto3", Script.PYTHON + " -c 'import boto3; print(boto3.__version__)'", "1."),
  ZEEP("python3-zeep", Script.PYTHON + " -c 'import zeep; print(zeep.__version__)'", "4."),
  AWS_CLI("awscli", "/usr/bin/aws --version", "aws-cli/2."),
  JMESPATH(
      "python3-jmespath",
      Script.PYTHON + " -c 'import jmespath; print(jmespath.__version__)'",
      "1."),
  PANDAS("python3-pandas", Script.PYTHON + " -c 'import pandas; print(pandas.__version__)'", "1."),
  R("r-base-core", Client.RSCRIPT + " --version 2>&1", "Rscript (R) version 4."),
  JQ("jq", "/usr/bin/jq --version", "jq-1."),
  PHP_SOAP(
      "php-soap",
      Client.PHP + " -r 'echo extension_loaded(\"soap\") ? \"soap\" : \"no soap\";'",
      "soap"),
  HAPROXY("haproxy", Client.PROXY + " -v", "HAProxy version 2."),
  CHROMIUM("chromium", Browser.CHROMIUM + " --version 2>/dev/null", "Chromium "),
  CHROMIUM_DRIVER("chromium-driver", Browser.DRIVER + " --version", "ChromeDriver ");

  static final String PHP = "/usr/bin/php";
  static final String RSCRIPT = "/usr/bin/Rscript";
  static final String PROXY = "/usr/sbin/haproxy";

  private final String debianPackage;
  private final String check;
  private final String answer;
  private @Nullable String said;

  /**
   * @param check a shell command
   * @param answer what it prints first if the client is there
   */
  Client(String debianPackage, String check, String answer) {
    this.debianPackage = debianPackage;
    this.check = check;
    this.answer = answer;
  }

  /** Why it cannot be used; empty if it can. */
  Optional<String> absence() {
    String said = said();
    return said.startsWith(answer)
        ? Optional.empty()
        : Optional.of(
            "the Debian package %s is needed: %s said \"%s\""
                .formatted(debianPackage, check, said.strip()));
  }

  /** Of one run of its check: every test method asks, and some take a second to answer. */
  private synchronized String said() {
    if (said == null) {
      try {
        Process process =
            new ProcessBuilder("/bin/sh", "-c", check).redirectErrorStream(true).start();
        said = new String(process.getInputStream().readAllBytes(), Finished.CHARSET);
      } catch (IOException e) {
        said = e.toString();
      }
    }
    return said;
  }
}
