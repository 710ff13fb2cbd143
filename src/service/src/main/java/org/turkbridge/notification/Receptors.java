package org.turkbridge.notification;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.turkbridge.local.UndeliverableException;

/** Receptors of the old API: servers of Requesters that are asked by HTTP, each time once. */
final class Receptors {
  private final HttpClient client;
  private final Duration patience;

  /**
   * @param patience how long a receptor may take to answer
   */
  Receptors(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .build();
  }

  void get(URI url) throws UndeliverableException {
    send(HttpRequest.newBuilder(url).GET());
  }

  void post(URI url, String envelope) throws UndeliverableException {
    send(
        HttpRequest.newBuilder(url)
            .header("Content-Type", "text/xml; charset=utf-8")
            .header("SOAPAction", "\"http://soap.amazon.com\"")
            .POST(HttpRequest.BodyPublishers.ofString(envelope)));
  }

  private void send(HttpRequest.Builder request) throws UndeliverableException {
    try {
      HttpResponse<InputStream> response =
          client.send(
              request.header("User-Agent", "Turkbridge").timeout(patience).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      // Nobody reads the content.
      response.body().close();
      int status = response.statusCode();
      if (status / 100 == 3) {
        throw new UndeliverableException(
            "the receptor answered HTTP " + status + ", and redirects are not followed.");
      }
      if (status / 100 != 2) {
        throw new UndeliverableException("the receptor answered HTTP " + status + ".");
      }
    } catch (HttpTimeoutException e) {
      throw new UndeliverableException(
          "the receptor did not answer within " + patience.toSeconds() + " s.", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new UndeliverableException("the receptor could not be reached.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UndeliverableException("this server stops.", e);
    }
  }
}
