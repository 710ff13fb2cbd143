package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys that the user has stay where they are. */
final class SecretsInLogsIT {
  @TempDir private Path folder;

  @Test
  void logsHoldNoSecretAndNoSignature() {
    for (String format : List.of("text", "json")) {
      String file = Keys.credentialsFile(folder).toString();
      try (RunningJar jar =
          new Jar(folder).serve("--credentials", file, "--request-log", "--log-format", format)) {
        List<RestCall> calls = new ArrayList<>();
        for (Keys keys :
            List.of(Keys.TESTER, Keys.OTHER, new Keys(Keys.TESTER.accessKeyId(), "mistyped"))) {
          RestCall call = new RestCall(keys).with("PageSize", "101");
          calls.add(call);
          call.get(Callers.HTTP, jar.legacy());
          call.post(Callers.HTTP, jar.legacy());
        }
        new Callers(jar).current(Keys.OTHER);
        Finished run = jar.end("TERM");
        assertThat(run.err())
            .contains(Keys.TESTER.accessKeyId(), Keys.OTHER.accessKeyId())
            .contains(
                "AWS.BadClaimsSupplied", "AWS.ParameterOutOfRange", "ListQualificationRequests");
        Keys.assertNoSecret(run);
        for (RestCall call : calls) {
          assertThat(run.err()).doesNotContain(call.signature(), encoded(call.signature()));
        }
      }
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, Finished.CHARSET);
  }
}
