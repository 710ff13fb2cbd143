package org.turkbridge.archive.table;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.HIT;

/**
 * A column of a table of results.
 *
 * @param name as the table writes it
 * @param use what it says
 * @param member of the Assignment or HIT that it is; null if it is none
 * @param question the identifier of the question that it answers; null if it answers none
 */
record TableColumn(String name, Use use, @Nullable SdkField<?> member, @Nullable String question) {
  private static final String ANSWER = "answer.";

  /** The site's list of single HITs numbers the answers. */
  private static final Pattern NUMBERED_ANSWER = Pattern.compile("answer \\d+");

  private static final String PAIRS = "answers[question_id answer_value]";

  /** Of the HIT, and without a counterpart. */
  private static final List<String> OF_THE_HIT =
      List.of("viewhit", "numberofsimilarhits", "lifetimeinseconds");

  private static final String INPUT = "input.";

  private static final Map<String, SdkField<?>> HIT_MEMBERS =
      members(
          HIT.builder().sdkFields(),
          Map.ofEntries(
              Map.entry("hittitle", "Title"),
              Map.entry("assignments", "MaxAssignments"),
              Map.entry("numavailable", "NumberOfAssignmentsAvailable"),
              Map.entry("numpending", "NumberOfAssignmentsPending"),
              Map.entry("numcomplete", "NumberOfAssignmentsCompleted"),
              Map.entry("reviewstatus", "HITReviewStatus"),
              Map.entry("annotation", "RequesterAnnotation"),
              Map.entry("assignmentduration", "AssignmentDurationInSeconds"),
              Map.entry("autoapprovaldelay", "AutoApprovalDelayInSeconds"),
              // The old tools wrote the time at which the HIT expires under this name.
              Map.entry("hitlifetime", "Expiration")));

  private static final Map<String, SdkField<?>> ASSIGNMENT_MEMBERS =
      members(
          Assignment.builder().sdkFields(),
          Map.of(
              "assignmentaccepttime",
              "AcceptTime",
              "assignmentsubmittime",
              "SubmitTime",
              "assignmentapprovaltime",
              "ApprovalTime",
              "assignmentrejecttime",
              "RejectionTime",
              "feedback",
              "RequesterFeedback",
              "status",
              "AssignmentStatus"));

  /** What a column says. */
  enum Use {
    HIT_ID,
    ASSIGNMENT_ID,
    /** A member of the HIT. */
    HIT,
    /** A member of the Assignment. */
    ASSIGNMENT,
    /** The answer to one question. */
    ANSWER,
    /** All answers, as pairs. */
    PAIRS,
    /** Something about the HIT that a HIT has not. */
    BESIDE_HIT,
    /** Anything else. */
    BESIDE_ASSIGNMENT;

    /** Whether a row may end before such a column. */
    boolean mayLack() {
      return this == ANSWER || this == PAIRS || this == BESIDE_ASSIGNMENT;
    }
  }

  /** The column of that name. */
  static TableColumn named(String name) {
    String small = name.strip().toLowerCase(Locale.ROOT);
    if (small.startsWith(ANSWER)) {
      return new TableColumn(
          name, Use.ANSWER, null, name.stripLeading().substring(ANSWER.length()));
    }
    if (NUMBERED_ANSWER.matcher(small).matches()) {
      return new TableColumn(name, Use.ANSWER, null, name.strip());
    }
    if (small.equals(PAIRS)) {
      return new TableColumn(name, Use.PAIRS, null, null);
    }
    if (small.equals("hitid")) {
      return new TableColumn(name, Use.HIT_ID, HIT_MEMBERS.get(small), null);
    }
    @Nullable SdkField<?> ofAssignment = ASSIGNMENT_MEMBERS.get(small);
    if (ofAssignment != null) {
      Use use = small.equals("assignmentid") ? Use.ASSIGNMENT_ID : Use.ASSIGNMENT;
      return new TableColumn(name, use, ofAssignment, null);
    }
    @Nullable SdkField<?> ofHit = HIT_MEMBERS.get(small);
    if (ofHit != null) {
      return new TableColumn(name, Use.HIT, ofHit, null);
    }
    boolean isBesideHit = OF_THE_HIT.contains(small) || small.startsWith(INPUT);
    return left(name, isBesideHit ? Use.BESIDE_HIT : Use.BESIDE_ASSIGNMENT);
  }

  /** Whether it is for marks of the Requester, and empty as the site writes it. */
  boolean isMark() {
    String small = name.strip().toLowerCase(Locale.ROOT);
    return small.equals("approve") || small.equals("reject");
  }

  /** The same column as one that is left out: there is another of its name. */
  TableColumn leftOut() {
    return left(name, use == Use.HIT ? Use.BESIDE_HIT : Use.BESIDE_ASSIGNMENT);
  }

  private static TableColumn left(String name, Use use) {
    return new TableColumn(name, use, null, null);
  }

  private static Map<String, SdkField<?>> members(
      List<SdkField<?>> members, Map<String, String> otherNames) {
    Map<String, SdkField<?>> found = new HashMap<>();
    for (SdkField<?> member : members) {
      found.put(member.locationName().toLowerCase(Locale.ROOT), member);
    }
    otherNames.forEach(
        (other, name) ->
            found.put(other, Objects.requireNonNull(found.get(name.toLowerCase(Locale.ROOT)))));
    // A list stands in no field.
    found.remove("qualificationrequirements");
    return Map.copyOf(found);
  }
}
