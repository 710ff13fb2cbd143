package org.turkbridge.awscli.model;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.schema.ConstraintTable;
import org.turkbridge.schema.Constraints;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/**
 * An operation of the current API.
 *
 * @param name as the service calls it
 * @param input the members of its request
 * @param constraints what is required of its request
 * @param meanings of members of {@code input}, in one sentence, for people
 * @param output the members of its answer
 * @param resultKey the member of {@code output} that holds a list, which goes on page by page; null
 *     where it answers at once
 */
public record ServiceOperation(
    String name,
    List<SdkField<?>> input,
    Constraints constraints,
    Map<String, String> meanings,
    List<SdkField<?>> output,
    @Nullable String resultKey) {
  /** The member that asks for the next page, and the one that says how to. */
  public static final String NEXT_TOKEN = "NextToken";

  /** The member that limits a page. */
  public static final String MAX_RESULTS = "MaxResults";

  private static final String TYPES = "software.amazon.awssdk.services.mturk.model.";

  public ServiceOperation {
    input = List.copyOf(input);
    meanings = Map.copyOf(meanings);
    output = List.copyOf(output);
  }

  /**
   * The operation of a command. All but the meanings follows from the SDK's types, of which only
   * its own are loaded, and the table.
   *
   * @param command as it is typed
   * @throws NoSuchElementException if there is none
   */
  public static ServiceOperation of(
      String command, Map<String, String> meanings, ConstraintTable table) {
    String letters = command.replace("-", "");
    for (String name : table.operations()) {
      if (name.equalsIgnoreCase(letters)) {
        List<SdkField<?>> input = members(name + "Request");
        List<SdkField<?>> output = members(name + "Response");
        return new ServiceOperation(
            name, input, table.request(name), meanings, output, resultKey(input, output));
      }
    }
    throw new NoSuchElementException("No operation has the command " + command);
  }

  /** Whether it lists something page by page. */
  public boolean isPaged() {
    return resultKey != null;
  }

  /** The SDK spells acronyms as words. */
  private static List<SdkField<?>> members(String type) {
    String name = TYPES + type.replace("HITs", "HiTs").replace("HIT", "Hit").replace("URL", "Url");
    try {
      return ((SdkPojo) Class.forName(name).getMethod("builder").invoke(null)).sdkFields();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The SDK has no type " + name, e);
    }
  }

  private static @Nullable String resultKey(List<SdkField<?>> input, List<SdkField<?>> output) {
    if (SdkMembers.named(NEXT_TOKEN, input).isEmpty()) {
      return null;
    }
    for (SdkField<?> member : output) {
      if (SdkMembers.type(member) == MarshallingKnownType.LIST) {
        return member.locationName();
      }
    }
    return null;
  }
}
