package org.turkbridge.awscli.parameters;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.model.ListOperation;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.python.PythonInt;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/**
 * The parameters of a call: those of the command line, and where they are silent those of {@code
 * --cli-input-json} or {@code --cli-input-yaml}.
 */
public final class CallParameters {
  /** Where the parameters of the paging stand among the others. */
  public static final String PAGINATION = "PaginationConfig";

  public static final String STARTING_TOKEN = "StartingToken";
  public static final String PAGE_SIZE = "PageSize";
  public static final String MAX_ITEMS = "MaxItems";

  private final ParameterFile files;

  public CallParameters(ParameterFile files) {
    this.files = files;
  }

  /**
   * By name, in the order of the model.
   *
   * @throws CommandException if an option or an input is not what it has to be
   */
  public Map<String, @Nullable Object> of(ListOperation operation, ParameterOptions options) {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    for (SdkField<?> member : operation.input()) {
      String name = member.locationName();
      String given = options.members().get(name);
      if (given != null) {
        parameters.put(name, value(member, given));
      }
    }
    Map<String, @Nullable Object> pagination = pagination(options);
    if (!pagination.isEmpty()) {
      parameters.put(PAGINATION, pagination);
    }
    new CliInput(files).read(options).forEach(parameters::putIfAbsent);
    return parameters;
  }

  private Object value(SdkField<?> member, String given) {
    String text = files.resolve(option(member.locationName()), given);
    return SdkMembers.type(member) == MarshallingKnownType.INTEGER ? integer(text) : text;
  }

  /** As the AWS CLI does: a ValueError that nobody catches. */
  private static Number integer(String text) {
    BigInteger value =
        PythonInt.parse(text).orElseThrow(() -> CommandException.other(PythonInt.error(text)));
    return value.bitLength() < Long.SIZE ? Long.valueOf(value.longValue()) : value;
  }

  private Map<String, @Nullable Object> pagination(ParameterOptions options) {
    Map<String, @Nullable Object> pagination = new LinkedHashMap<>();
    String token = options.startingToken();
    if (token != null) {
      pagination.put(STARTING_TOKEN, files.resolve("--starting-token", token));
    }
    if (options.pageSize() != null) {
      pagination.put(PAGE_SIZE, options.pageSize());
    }
    if (options.maxItems() != null) {
      pagination.put(MAX_ITEMS, options.maxItems());
    }
    return pagination;
  }

  /** The option for a member: its words, in lower case, with hyphens. */
  public static String option(String member) {
    return "--" + member.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
