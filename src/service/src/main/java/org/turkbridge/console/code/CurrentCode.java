package org.turkbridge.console.code;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A legacy call as it is made now.
 *
 * @param counterpart what the current API has in its place, for people; empty if nothing
 * @param programs whole programs that make the same call; none without a counterpart
 * @param remarks what a program leaves to its user, a sentence each; they are in the programs too
 * @param differences what the migration guide says of the operation, in its order
 */
public record CurrentCode(
    Optional<String> counterpart,
    Map<CodeLanguage, String> programs,
    List<String> remarks,
    List<GuideNote> differences) {
  public CurrentCode {
    programs = Map.copyOf(programs);
    remarks = List.copyOf(remarks);
    differences = List.copyOf(differences);
  }
}
