package org.turkbridge.awscli.parameters;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.model.ServiceOperation;
import software.amazon.awssdk.core.SdkField;

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
  public Map<String, @Nullable Object> of(ServiceOperation operation, ParameterOptions options) {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    for (SdkField<?> member : operation.input()) {
      String name = member.locationName();
      Object given = options.members().get(name);
      if (given != null) {
        parameters.put(name, new OptionValue(member, files).of(given));
      }
    }
    Map<String, @Nullable Object> pagination = pagination(options);
    if (!pagination.isEmpty()) {
      parameters.put(PAGINATION, pagination);
    }
    new CliInput(files).read(options).forEach(parameters::putIfAbsent);
    return parameters;
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
}
