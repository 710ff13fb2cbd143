package org.turkbridge.shim;

import java.util.List;
import org.turkbridge.legacy.LegacyCall;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.Parameters;

/**
 * The Request that a SOAP call means when it has none, as the schema allows and PHP programs send
 * it: an empty one.
 */
final class ImpliedRequest {
  private static final Parameters EMPTY = new Parameters(List.of());

  private ImpliedRequest() {}

  /**
   * The Requests of a call, or the one that it means.
   *
   * @throws LegacyException if it means one that lacks what the operation requires, or has
   *     parameters beside its Requests
   */
  static List<Parameters> requests(LegacyCall call, LegacyOperation<?> operation) {
    boolean none = call.requests().isEmpty();
    List<String> misplaced = call.misplaced();
    if (!misplaced.isEmpty()) {
      String message =
          (none ? "The operation must contain at least one Request: " : "")
              + LegacyCall.named(misplaced)
              + (misplaced.size() == 1 ? " stands" : " stand")
              + " directly under "
              + call.operation()
              + "; put the parameters of the operation into a Request element";
      throw LegacyException.ofCall(
          none ? LegacyErrorCode.MISSING_PARAMETERS : LegacyErrorCode.INVALID_PARAMETER_VALUE,
          message);
    }
    if (!none) {
      return call.requests();
    }
    try {
      operation.read(EMPTY);
    } catch (LegacyException e) {
      throw LegacyException.ofCall(
          LegacyErrorCode.MISSING_PARAMETERS,
          "The operation must contain at least one Request. " + e.text());
    }
    return List.of(EMPTY);
  }
}
