package org.turkbridge.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names by which a server may be asked whose callers prove nothing: those that only this
 * machine answers to, those of the service that it stands in for, and those that its operator
 * names. A web page can give itself any other name and have that lead here (DNS rebinding).
 */
public final class HostNames {
  private static final Pattern AUTHORITY = Pattern.compile("(\\[[^]]*]|[^:]*)(:\\d*)?");
  private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");

  /** Shortened forms such as {@code 127.1} too: what is all digits is no name. */
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,10}){1,3}");

  /**
   * Where programs with a hard-wired host ask, by way of {@code http_proxy} or a hosts entry. Whole
   * names: others below amazonaws.com are given to customers of AWS.
   */
  private static final Pattern SERVICE =
      Pattern.compile(
          "mechanicalturk(\\.sandbox)?\\.amazonaws\\.com"
              + "|mturk-requester(-sandbox)?\\.[a-z]{2}(-[a-z]+)+-\\d\\.amazonaws\\.com");

  private final Set<String> named;

  private HostNames(Set<String> named) {
    this.named = named;
  }

  /**
   * Names of this machine and of the service, and others.
   *
   * @param others host names and addresses, without port
   * @throws IllegalArgumentException if one is none; the message says which
   */
  public static HostNames loopbackAnd(Collection<String> others) {
    return new HostNames(
        others.stream().map(HostNames::required).collect(Collectors.toUnmodifiableSet()));
  }

  private static String required(String name) {
    boolean isBareAddress = name.contains(":") && !name.startsWith("[");
    String host = normal(isBareAddress ? "[" + name + "]" : name);
    boolean isHost = host.contains(":") ? !host.startsWith("[") : NAME.matcher(host).matches();
    if (!isHost) {
      throw new IllegalArgumentException(
          "\""
              + name
              + "\" is no host name; write it without scheme, port and path, such as turk.example");
    }
    return host;
  }

  /**
   * Whether one may ask so.
   *
   * @param authority as a Host header has it, with or without port
   */
  boolean include(String authority) {
    Matcher parts = AUTHORITY.matcher(authority.strip());
    if (!parts.matches()) {
      return false;
    }
    String host = normal(parts.group(1));
    return LOOPBACK.matcher(host).matches()
        || SERVICE.matcher(host).matches()
        || named.contains(host)
        || isLoopbackAddress(host);
  }

  /**
   * In small letters, a name without the dot of a full one, an address of IP version 6 in its one
   * long form without brackets.
   */
  private static String normal(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.startsWith("[")
        ? address(name).map(InetAddress::getHostAddress).orElse(name)
        : name.replaceFirst("\\.$", "");
  }

  private static boolean isLoopbackAddress(String host) {
    return host.contains(":")
        && address("[" + host + "]").filter(InetAddress::isLoopbackAddress).isPresent();
  }

  /** Brackets hold an address, so that nothing is looked up. */
  private static Optional<InetAddress> address(String bracketed) {
    try {
      return Optional.of(InetAddress.getByName(bracketed));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
