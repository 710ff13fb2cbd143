package org.turkbridge.awscli.model;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.mturk.model.ListQualificationRequestsRequest;
import software.amazon.awssdk.services.mturk.model.ListQualificationRequestsResponse;

/**
 * An operation of the current API that lists something, page by page.
 *
 * @param name as the service calls it
 * @param input the members of its request
 * @param inputs what is known of the members of {@code input} besides their kind
 * @param output the members of its answer
 * @param resultKey the member of {@code output} that holds the list
 */
public record Operation(
    String name,
    List<SdkField<?>> input,
    Map<String, Input> inputs,
    List<SdkField<?>> output,
    String resultKey) {
  /** The member that asks for the next page, and the one that says how to. */
  public static final String NEXT_TOKEN = "NextToken";

  /** The member that limits a page. */
  public static final String MAX_RESULTS = "MaxResults";

  /**
   * What is known of a member.
   *
   * @param least length of a text or value of a number
   * @param meaning in one sentence, for people
   */
  public record Input(int least, String meaning) {}

  public Operation {
    input = List.copyOf(input);
    inputs = Map.copyOf(inputs);
    output = List.copyOf(output);
  }

  /** ListQualificationRequests, with the constraints of its page in the API reference. */
  public static Operation listQualificationRequests() {
    return new Operation(
        "ListQualificationRequests",
        ListQualificationRequestsRequest.builder().build().sdkFields(),
        Map.of(
            "QualificationTypeId",
            new Input(1, "Only requests for this QualificationType; left out, for all of yours."),
            NEXT_TOKEN,
            new Input(1, "From the page before, to get the page that follows it."),
            MAX_RESULTS,
            new Input(1, "How many requests a page has at most, 1 to 100.")),
        ListQualificationRequestsResponse.builder().build().sdkFields(),
        "QualificationRequests");
  }
}
