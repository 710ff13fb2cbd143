package org.turkbridge.local.store;

/** What became of a request for a Qualification. */
public enum RequestState {
  /** It waits for its Requester. */
  SUBMITTED("Submitted"),
  GRANTED("Granted"),
  REJECTED("Rejected");

  private final String stored;

  RequestState(String stored) {
    this.stored = stored;
  }

  /** As the store has it. */
  String stored() {
    return stored;
  }

  static RequestState of(String stored) {
    for (RequestState state : values()) {
      if (state.stored.equals(stored)) {
        return state;
      }
    }
    throw new IllegalArgumentException("A request cannot be in the state " + stored);
  }
}
