package org.turkbridge.http;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/** Where the two ports are, for a caller who asked at one of them. */
final class PortAddresses {
  private static final Pattern EVERY_ADDRESS = Pattern.compile("0\\.0\\.0\\.0|\\[[0:.]*]");

  private final Supplier<URI> legacy;
  private final Supplier<URI> current;
  private final PublicAddress publicAddress;

  /**
   * @param legacy the address that the legacy port is bound to
   * @param current the address that the current port is bound to
   * @param publicAddress where the operator says that the legacy API is
   */
  PortAddresses(Supplier<URI> legacy, Supplier<URI> current, PublicAddress publicAddress) {
    this.legacy = legacy;
    this.current = current;
    this.publicAddress = publicAddress;
  }

  /** The address of the legacy API, with a slash at its end. */
  String legacy(Request request) {
    return publicAddress.configured().orElseGet(() -> reachable(legacy.get(), request));
  }

  /** The address of the embedded service, with a slash at its end. */
  String current(Request request) {
    return reachable(current.get(), request);
  }

  /** As bound; where every address of this machine is, the one that the caller has reached. */
  private static String reachable(URI bound, Request request) {
    boolean reached =
        EVERY_ADDRESS.matcher(bound.getHost()).matches()
            && request.getConnectionMetaData().getLocalSocketAddress() instanceof InetSocketAddress;
    return reached
        ? bound.getScheme() + "://" + local(request) + ":" + bound.getPort() + "/"
        : bound.toString();
  }

  private static String local(Request request) {
    String address = Request.getLocalAddr(request).replaceFirst("%.*", "");
    return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
  }
}
