package org.turkbridge.awscli.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.schema.ConstraintTable;
import org.turkbridge.schema.Constraints;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.services.mturk.model.ListQualificationRequestsRequest;
import software.amazon.awssdk.services.mturk.model.ListQualificationRequestsResponse;

/**
 * An operation of the current API that lists something, page by page.
 *
 * @param name as the service calls it
 * @param input the members of its request
 * @param constraints what is required of its request
 * @param meanings of members of {@code input}, in one sentence, for people
 * @param output the members of its answer
 * @param resultKey the member of {@code output} that holds the list
 */
public record ListOperation(
    String name,
    List<SdkField<?>> input,
    Constraints constraints,
    Map<String, String> meanings,
    List<SdkField<?>> output,
    String resultKey) {
  /** The member that asks for the next page, and the one that says how to. */
  public static final String NEXT_TOKEN = "NextToken";

  /** The member that limits a page. */
  public static final String MAX_RESULTS = "MaxResults";

  public ListOperation {
    input = List.copyOf(input);
    meanings = Map.copyOf(meanings);
    output = List.copyOf(output);
  }

  /**
   * What is known of a command before the types of the SDK are: those are slow to load.
   *
   * @param summary what it does, for people, without a full stop
   */
  private record Declaration(
      String command, String summary, Function<ConstraintTable, ListOperation> operation) {}

  private static final List<Declaration> ALL =
      List.of(
          new Declaration(
              "list-qualification-requests",
              "List pending QualificationRequests",
              ListOperation::qualificationRequests));

  /** The commands of the AWS CLI that are here, as they are typed. */
  public static List<String> commands() {
    // Every command asks for them first: streams would keep it waiting for their classes.
    List<String> commands = new ArrayList<>();
    for (Declaration each : ALL) {
      commands.add(each.command());
    }
    return List.copyOf(commands);
  }

  /**
   * What a command does, for people, without a full stop.
   *
   * @param command one of {@link #commands}
   */
  public static String summary(String command) {
    return declared(command).summary();
  }

  /**
   * The operation of a command.
   *
   * @param command one of {@link #commands}
   */
  public static ListOperation of(String command, ConstraintTable table) {
    return declared(command).operation().apply(table);
  }

  private static Declaration declared(String command) {
    return ALL.stream().filter(each -> each.command().equals(command)).findFirst().orElseThrow();
  }

  private static ListOperation qualificationRequests(ConstraintTable table) {
    return list(
        table,
        ListQualificationRequestsRequest.builder().build(),
        ListQualificationRequestsResponse.builder().build(),
        Map.of(
            "QualificationTypeId",
            "Only requests for this QualificationType; left out, for all of yours.",
            NEXT_TOKEN,
            "From the page before, to get the page that follows it.",
            MAX_RESULTS,
            "How many requests a page has at most, 1 to 100."));
  }

  /** All that is said to nobody but programs follows from the SDK's types and the table. */
  private static ListOperation list(
      ConstraintTable table, SdkPojo request, SdkPojo answer, Map<String, String> meanings) {
    String name = table.operation(request.getClass());
    return new ListOperation(
        name,
        request.sdkFields(),
        table.request(name),
        meanings,
        answer.sdkFields(),
        answer.sdkFields().stream()
            .filter(member -> SdkMembers.type(member) == MarshallingKnownType.LIST)
            .map(SdkField::locationName)
            .findFirst()
            .orElseThrow());
  }
}
