package org.turkbridge.http;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where and how to listen.
 *
 * @param bind address or host name to bind to
 * @param legacyPort of the legacy API; 0 for any free one
 * @param currentPort of the embedded service; 0 for any free one
 * @param tls https on both ports; empty for http
 * @param publicUrl the address in the WSDL; empty for the one that was asked
 * @param idleTimeout how long a connection may be silent, also in the middle of a body
 * @param requestLog whether every HTTP request has a line, without its query
 * @param names by which it may be asked, and then by no web page of another site; empty where the
 *     signature of every call proves its caller, so that nobody is asked how
 * @param requestMemory bytes of the heap that all requests in flight may take together, with their
 *     answers
 * @param console empty for none
 */
public record ServerSettings(
    String bind,
    int legacyPort,
    int currentPort,
    Optional<TlsKeystore> tls,
    Optional<URI> publicUrl,
    Duration idleTimeout,
    boolean requestLog,
    Optional<HostNames> names,
    long requestMemory,
    Optional<ConsoleSettings> console) {
  /**
   * Settings of http on any free ports of this machine, for {@link #shareOfHeap}, without console.
   */
  public static ServerSettings onLoopback(Duration idleTimeout, Optional<HostNames> names) {
    return new ServerSettings(
        "127.0.0.1",
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        idleTimeout,
        false,
        names,
        shareOfHeap(),
        Optional.empty());
  }

  /** What requests may take unless somebody says more: three eighths of the heap, in bytes. */
  public static long shareOfHeap() {
    return Runtime.getRuntime().maxMemory() / 8 * 3;
  }

  /** Of {@link #requestMemory}, what callers who are not known yet take at most. */
  public long memoryOfUnknownCallers() {
    return RequestMemory.ofUnknownCallers(requestMemory);
  }
}
