package org.turkbridge.python;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of files as Python's {@code posixpath} expands them. */
public final class PosixPath {
  private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{([^}]*)})");

  private final Map<String, String> environment;
  private final String home;

  /**
   * @param environment variables that names may hold
   * @param home what {@code ~} means where the variable {@code HOME} does not say
   */
  public PosixPath(Map<String, String> environment, String home) {
    this.environment = environment;
    this.home = home;
  }

  /** {@code expanduser}, but for homes of other users: their names are left as they are. */
  public String expandUser(String name) {
    if (!name.equals("~") && !name.startsWith("~/")) {
      return name;
    }
    String expanded =
        environment.getOrDefault("HOME", home).replaceFirst("/+$", "") + name.substring(1);
    return expanded.isEmpty() ? "/" : expanded;
  }

  /** {@code expandvars}: what is not set is left as it is. */
  public String expandVariables(String name) {
    return VARIABLE
        .matcher(name)
        .replaceAll(
            found -> {
              String variable = found.group(1) == null ? found.group(2) : found.group(1);
              return Matcher.quoteReplacement(environment.getOrDefault(variable, found.group()));
            });
  }
}
