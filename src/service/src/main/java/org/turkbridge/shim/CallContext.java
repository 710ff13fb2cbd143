package org.turkbridge.shim;

import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.turkbridge.legacy.ApiVersion;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.Transport;
import org.turkbridge.memory.MemoryBudget;
import org.turkbridge.requester.Requester;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;

/**
 * What an operation knows of the call besides its parameters.
 *
 * @param backend what it is answered from
 * @param version whose elements the answer may hold
 * @param transport that the answer is written for
 * @param validateOnly whether the caller wants to be told what is wrong, and nothing done
 * @param readings the lists that were read for its Requests so far
 * @param held what to close once the answer is sent, or not going to be
 */
record CallContext(
    Backend backend,
    Requester caller,
    ApiVersion version,
    Transport transport,
    boolean validateOnly,
    CallTally tally,
    CallReadings readings,
    Consumer<MemoryBudget.Share> held) {
  private static final Pattern CHANGED_BEFORE =
      Pattern.compile("AWS\\.MechanicalTurk\\.(Invalid.*State|.*AlreadyExists)");

  /** To be told what the call has changed. */
  ListChanges lists() {
    return new ListChanges(backend.snapshots(), caller);
  }

  /** A call for the caller that changes nothing. */
  <Q extends MTurkRequest, P> P read(BiFunction<MTurkClient, Q, P> operation, Q request) {
    tally.addUpstreamCall();
    return backend.upstream().read(caller, operation, request);
  }

  /**
   * A call for the caller that changes something. The lists are told if it fails so that they may
   * not be true any more; of what succeeds the operation tells them.
   */
  <Q extends MTurkRequest, P> P change(BiFunction<MTurkClient, Q, P> operation, Q request) {
    tally.addUpstreamCall();
    try {
      return backend.upstream().change(caller, operation, request);
    } catch (LegacyException e) {
      if (mayHaveChanged(e)) {
        lists().doubtful(listing -> true);
      }
      throw e;
    }
  }

  /**
   * Whether what snapshots hold may not be true any more: the outcome is not known, or the service
   * says that somebody, perhaps an attempt of this very call, made the change before.
   */
  private static boolean mayHaveChanged(LegacyException error) {
    return error.place() != LegacyException.Place.RESULT
        || CHANGED_BEFORE.matcher(error.code()).matches();
  }
}
