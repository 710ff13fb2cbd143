package org.turkbridge.legacy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A legacy call, out of its envelope.
 *
 * @param envelope how it came, which is how its answer goes
 * @param operation the name of the operation, not yet known to exist
 * @param common the parameters outside the Requests: access key, time, signature
 * @param requests one an answer; REST has one, or several in the batch notation of the Perl SDK
 */
public record LegacyCall(
    Envelope envelope, String operation, CommonParameters common, List<Parameters> requests) {
  /** More Requests in one call would make one answer of any size. */
  static final int MOST_REQUESTS = 100;

  /** What the schema and the documents have beside the Requests, and what clients send there. */
  private static final Set<String> COMMON =
      Set.of(
          SignatureCheck.ACCESS_KEY_ID,
          "Action",
          "Credential",
          "Operation",
          "ResponseGroup",
          "SecurityToken",
          "Service",
          Signatures.SIGNATURE,
          "SignatureMethod",
          "SignatureVersion",
          "SubscriptionId",
          "Timestamp",
          "Validate",
          "Version");

  public LegacyCall {
    requests = List.copyOf(requests);
  }

  /**
   * Whether the caller asks to be told what is wrong, and nothing to be done. The parameter was
   * withdrawn, but doing what a caller wanted checked would be worse than not doing it.
   */
  public boolean validateOnly() {
    return common
        .first("Validate")
        .map(text -> text.trim().toLowerCase(Locale.ROOT))
        .filter(text -> !Set.of("", "false", "0").contains(text))
        .isPresent();
  }

  /**
   * The names of parameters that stand beside the Requests of a SOAP call and belong into one. To
   * leave them out would be to do something else than was asked.
   */
  public List<String> misplaced() {
    return envelope.transport() == Transport.REST
        ? List.of()
        : common.all().stream()
            .filter(parameter -> !parameter.value().isBlank())
            .map(Parameter::name)
            .filter(name -> !isCommon(name))
            .distinct()
            .toList();
  }

  /** Whether a parameter of that name may stand beside the Requests of any call. */
  public static boolean isCommon(String name) {
    return COMMON.contains(name);
  }

  /** Names as a message says them, however many and long. */
  public static String named(List<String> names) {
    return Shortened.text(String.join(", ", names));
  }

  /** The access key id that was sent, verified or not. */
  public Optional<String> accessKeyId() {
    return common.first(SignatureCheck.ACCESS_KEY_ID);
  }
}
