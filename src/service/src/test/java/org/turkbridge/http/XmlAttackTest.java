package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DOCTYPEs and what they are misused for: refused, nothing fetched, nothing expanded. */
final class XmlAttackTest {
  private static final String REMEDY = "DOCTYPE";

  @RegisterExtension static final RunningBridge BRIDGE = RunningBridge.start().checkedAfterEach();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a>",
        "<!DOCTYPE a []>",
        "<!DOCTYPE a SYSTEM 'a.dtd'>",
        "<?xml version='1.0'?><!-- --><!DOCTYPE a [<!ATTLIST Request x CDATA 'y'>]>"
      })
  void doctype(String doctype) throws IOException {
    refuses(doctype + Calls.soap(Calls.OPERATION, "<Request/>"));
  }

  @Test
  void externalFileIsNotRead(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "7777");
    LegacyReply reply =
        refuses(
            "<!DOCTYPE a [<!ENTITY e SYSTEM '"
                + secret.toUri()
                + "'>]>"
                + Calls.soap(Calls.OPERATION, "<Request><PageSize>&e;</PageSize></Request>"));
    assertThat(reply.http().text()).doesNotContain("7777");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a SYSTEM '%s'>",
        "<!DOCTYPE a PUBLIC 'a' '%s'>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM '%s'>]>",
        "<!DOCTYPE a [<!ENTITY %% p SYSTEM '%s'> %%p;]>"
      })
  void nothingIsFetched(String doctype) throws IOException {
    try (ServerSocket trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + trap.getLocalPort() + "/evil.dtd";
      refuses(
          doctype.formatted(url)
              + Calls.soap(Calls.OPERATION, "<Request><PageSize>&e;</PageSize></Request>"));
      assertThat(isConnectedTo(trap)).isFalse();
    }
  }

  @Test
  void schemaLocationsAreNotFetched() throws IOException {
    try (ServerSocket trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String request =
          "<Request xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='%s %s'/>";
      String url = "http://127.0.0.1:" + trap.getLocalPort() + "/evil.xsd";
      BRIDGE
          .ask(Calls.xml(Calls.soap(Calls.OPERATION, request.formatted(Calls.LATEST, url))))
          .isPage(1, 0, 0);
      assertThat(isConnectedTo(trap)).isFalse();
    }
  }

  @Test
  void entityBombIsNotExpanded() throws IOException {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'ha'>");
    for (int i = 1; i < 100; i++) {
      bomb.append("<!ENTITY e").append(i).append(" '");
      bomb.append(("&e" + (i - 1) + ";").repeat(10)).append("'>");
    }
    refuses(
        bomb + "]>" + Calls.soap(Calls.OPERATION, "<Request><PageSize>&e99;</PageSize></Request>"));
  }

  @Test
  void largeEntityUsedOftenIsNotExpanded() throws IOException {
    String uses = "&e;".repeat(50_000);
    refuses(
        "<!DOCTYPE a [<!ENTITY e '"
            + "x".repeat(500_000)
            + "'>]>"
            + Calls.soap(Calls.OPERATION, "<Request><X>" + uses + "</X></Request>"));
  }

  @Test
  void manyAttributesAndElementsAreRead() throws IOException {
    StringBuilder attributes = new StringBuilder();
    for (int i = 0; i < 900; i++) {
      attributes.append(" a").append(i).append("='x'");
    }
    String request = "<Request" + attributes + ">" + "<X/>".repeat(100_000) + "</Request>";
    BRIDGE.ask(Calls.xml(Calls.soap(Calls.OPERATION, request))).isPage(1, 0, 0);
  }

  private LegacyReply refuses(String message) throws IOException {
    return BRIDGE.ask(Calls.xml(message)).hasStatus(500).isFault("Client", REMEDY);
  }

  private static boolean isConnectedTo(ServerSocket trap) throws IOException {
    // The answer is here, so whoever wanted to connect has done so.
    trap.setSoTimeout(1);
    try {
      trap.accept().close();
      return true;
    } catch (SocketTimeoutException nobody) {
      return false;
    }
  }
}
