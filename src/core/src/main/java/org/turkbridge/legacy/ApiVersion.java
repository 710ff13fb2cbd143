package org.turkbridge.legacy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.turkbridge.translate.KnownElements;

/**
 * A version of the legacy API, by its date.
 *
 * <p>SOAP names it in the namespace of the message, REST in the {@code Version} parameter.
 *
 * @param date such as {@code 2014-08-15}
 */
public record ApiVersion(String date) {
  private static final String NAMESPACE_PREFIX = "http://requester.mturk.amazonaws.com/doc/";

  /** Of a version that does not exist: its namespace goes back with the answer. */
  private static final int LONGEST_NAME = 40;

  /** Every version that Amazon published or a known client sends, oldest first. */
  public static final List<ApiVersion> ALL =
      List.of(
          new ApiVersion("2005-10-01"),
          new ApiVersion("2006-05-05"),
          new ApiVersion("2006-06-20"),
          new ApiVersion("2006-08-23"),
          new ApiVersion("2006-10-31"),
          new ApiVersion("2007-03-12"),
          new ApiVersion("2007-06-21"),
          new ApiVersion("2008-08-02"),
          new ApiVersion("2011-10-01"),
          new ApiVersion("2012-03-25"),
          new ApiVersion("2013-11-15"),
          new ApiVersion("2014-08-15"));

  /** The last version, and the one meant when none is named. */
  public static final ApiVersion LATEST = ALL.get(ALL.size() - 1);

  /** The samples of Amazon's last legacy reference print this date; some callers send it. */
  private static final String CURRENT_API_DATE = "2017-01-17";

  /** The version of that date, if there is one. */
  public static Optional<ApiVersion> ofDate(String date) {
    if (date.equals(CURRENT_API_DATE)) {
      return Optional.of(LATEST);
    }
    return ALL.stream().filter(version -> version.date().equals(date)).findFirst();
  }

  /** The version whose messages are in that namespace, if there is one. */
  static Optional<ApiVersion> ofNamespace(String namespace) {
    return ALL.stream().filter(version -> version.namespace().equals(namespace)).findFirst();
  }

  /** Whether the namespace is one of this API's, of a known version or not. */
  static boolean isApiNamespace(String namespace) {
    return namespace.startsWith(NAMESPACE_PREFIX)
        && namespace.length() <= NAMESPACE_PREFIX.length() + LONGEST_NAME;
  }

  /** The namespace of this version's messages and WSDL. */
  public String namespace() {
    return NAMESPACE_PREFIX + date;
  }

  /** What this version knows of the elements that not every version has, as the schema says. */
  public KnownElements known() {
    return Objects.requireNonNull(ElementsByVersion.ALL.get(this), date);
  }

  /** Read once, when an answer is first made: most users of versions make none. */
  private static final class ElementsByVersion {
    static final Map<ApiVersion, KnownElements> ALL = MessageSchema.knownElements();
  }

  /** What to tell a caller who named a version that does not exist. */
  static LegacyException unknown(String named) {
    return LegacyException.ofCall(
        LegacyErrorCode.INVALID_PARAMETER_VALUE,
        "There is no version \""
            + Shortened.text(named)
            + "\" of this API. Versions: "
            + String.join(", ", ALL.stream().map(ApiVersion::date).toList()));
  }
}
