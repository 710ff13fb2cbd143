package org.turkbridge.local;

import java.util.List;
import java.util.regex.Pattern;

/** The members that several operations have. */
final class Members {
  static final Member QUALIFICATION_TYPE_ID =
      Member.of("QualificationTypeId").length(1, 64).pattern(Pattern.compile("^[A-Z0-9]+$"));
  static final Member QUALIFICATION_REQUEST_ID =
      Member.of("QualificationRequestId").required().length(1, Integer.MAX_VALUE);
  static final Member WORKER_ID =
      Member.of("WorkerId").required().length(1, 64).pattern(Pattern.compile("^A[A-Z0-9]+$"));

  /** The IntegerValue of a grant that names none. */
  static final int DEFAULT_VALUE = 1;

  static final Member REASON = Member.of("Reason").length(0, 65_535);
  static final Member QUALIFICATION_TYPE_STATUS =
      Member.of("QualificationTypeStatus").oneOf(List.of("Active", "Inactive"));
  static final Member NEXT_TOKEN = Member.of("NextToken").length(1, 255);
  static final Member MAX_RESULTS = Member.of("MaxResults").range(1, 100);

  private Members() {}
}
