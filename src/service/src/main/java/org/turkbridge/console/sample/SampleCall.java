package org.turkbridge.console.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.turkbridge.legacy.Parameter;

/** A call of the old API that changes nothing. */
public enum SampleCall {
  BALANCE("GetAccountBalance", "the simplest call"),
  TYPES(
      "SearchQualificationTypes",
      "a list with pages",
      // Of those of everybody there may be very many.
      new Parameter("MustBeOwnedByCaller", "true"),
      new Parameter("MustBeRequestable", "false"),
      new Parameter("SortProperty", "Name"),
      new Parameter("PageSize", "5")),
  REVIEWABLE("GetReviewableHITs", "work to be reviewed", new Parameter("PageSize", "5")),
  ERROR("GetHIT", "an error", new Parameter("HITId", "THEREISNOSUCHHIT"));

  private final String operation;
  private final String about;
  private final List<Parameter> parameters;

  SampleCall(String operation, String about, Parameter... parameters) {
    this.operation = operation;
    this.about = about;
    this.parameters = List.of(parameters);
  }

  public static Optional<SampleCall> of(String operation) {
    return Arrays.stream(values()).filter(each -> each.operation.equals(operation)).findFirst();
  }

  public String operation() {
    return operation;
  }

  /** What it is a sample of, for people. */
  public String about() {
    return about;
  }

  List<Parameter> parameters() {
    return parameters;
  }
}
