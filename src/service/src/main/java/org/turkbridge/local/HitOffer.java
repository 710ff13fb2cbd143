package org.turkbridge.local;

import java.util.List;
import software.amazon.awssdk.services.mturk.model.HIT;

/**
 * A HIT as it is for a Worker.
 *
 * @param hit as GetHIT gives it, but without its Question: there may be many HITs
 * @param access what the Worker may do with it
 * @param obstacles why the Worker may not accept it, for a person; empty if that is allowed
 */
public record HitOffer(HIT hit, Access access, List<String> obstacles) {
  /** What a Worker may do with a HIT; each with what follows it, too. */
  public enum Access {
    /** Work at it. */
    ACCEPT("Accept"),
    /** Look at it. */
    PREVIEW("Preview"),
    /** Find it among others. */
    DISCOVER("Discover"),
    /** Not even find it: a QualificationRequirement guards all. */
    NONE("None");

    private final String word;

    Access(String word) {
      this.word = word;
    }

    /** As ActionsGuarded says it. */
    public String word() {
      return word;
    }
  }

  public HitOffer {
    obstacles = List.copyOf(obstacles);
  }
}
