package org.turkbridge.console.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.turkbridge.legacy.Parameter;

/** A call of the old API that changes nothing. */
public enum SampleCall {
  BALANCE("GetAccountBalance", "the simplest call"),
  TYPES("SearchQualificationTypes", "a list with pages"),
  REVIEWABLE("GetReviewableHITs", "work to be reviewed"),
  ERROR("GetHIT", "an error");

  private final String operation;
  private final String about;

  SampleCall(String operation, String about) {
    this.operation = operation;
    this.about = about;
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
    return switch (this) {
      case BALANCE -> List.of();
      // Of those of everybody there may be very many.
      case TYPES ->
          List.of(
              new Parameter("MustBeOwnedByCaller", "true"),
              new Parameter("MustBeRequestable", "false"),
              new Parameter("SortProperty", "Name"),
              new Parameter("PageSize", "5"));
      case REVIEWABLE -> List.of(new Parameter("PageSize", "5"));
      case ERROR -> List.of(new Parameter("HITId", "THEREISNOSUCHHIT"));
    };
  }
}
