package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated clients prove something about the server because their WSDL is the served one. */
@ExtendWith(Bridges.class)
final class ServedWsdlIT {
  private static final Path GENERATED_FROM = Path.of("src/app/target/wsdl");

  @ParameterizedTest
  @ValueSource(strings = {"2014-08-15", "2007-06-21"})
  void isTheOneThatClientsAreGeneratedFrom(String version, EmptyBridge bridge) throws IOException {
    String address = bridge.jar().legacy().toString();
    String printed = Files.readString(GENERATED_FROM.resolve(version + ".wsdl"));
    assertThat(printed).contains("\"http://127.0.0.1:8014/?Service");

    String expected = printed.replace("\"http://127.0.0.1:8014/?", "\"" + address + "?");

    assertThat(get(address + "AWSMechanicalTurk/" + version + "/AWSMechanicalTurkRequester.wsdl"))
        .isEqualTo(expected);
    assertThat(get(address + "?wsdl&Version=" + version)).isEqualTo(expected);
  }

  private static String get(String url) throws IOException {
    try (InputStream in = URI.create(url).toURL().openStream()) {
      return new String(in.readAllBytes(), Finished.CHARSET);
    }
  }
}
