package org.turkbridge.console.code;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.turkbridge.console.code.LegacyCallSketch.SentParameter;
import org.turkbridge.legacy.LegacyCall;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.LegacyOperations;
import org.turkbridge.legacy.Parameter;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.shim.Counterpart;
import org.turkbridge.shim.CurrentPlan;

/** Makes of legacy calls the programs that make them now, as the bridge itself would. Immutable. */
public final class CallCode {
  private static final String MASKED =
      "Put your values in place of words in capitals, and look at numbers and choices.";

  /** Remarks are one line of ASCII. */
  private static final Pattern NOT_SHOWN = Pattern.compile("[^ -~]");

  private final Map<CodeLanguage, ProgramWriter> writers = new EnumMap<>(CodeLanguage.class);
  private final Map<String, Counterpart> counterparts = Counterpart.all();
  private final MigrationNotes notes = MigrationNotes.read();

  /**
   * @param endpoint of the current API; empty for that of AWS
   */
  public CallCode(Optional<URI> endpoint) {
    writers.put(CodeLanguage.BOTO3, new PythonWriter(endpoint));
    writers.put(CodeLanguage.CLI, new ShellWriter(endpoint));
    writers.put(CodeLanguage.JAVA, new JavaWriter(endpoint));
    writers.put(CodeLanguage.JAVASCRIPT, new JavaScriptWriter(endpoint));
  }

  /**
   * A call as it is made now. What is required but was not sent has a placeholder, as what is not
   * told has; both give a remark, as a parameter does that the operation does not have.
   *
   * <p>Where names whose values are not told do not go together, one is left out, or one more is
   * taken.
   *
   * @throws LegacyException as the caller was told, if the legacy API has no such operation, or the
   *     call is wrong by itself
   */
  public CurrentCode of(LegacyCallSketch call) {
    String operation = call.operation();
    if (!LegacyOperations.exists(operation)) {
      throw LegacyOperations.notAnswered(operation);
    }
    Optional<Counterpart> counterpart = Optional.ofNullable(counterparts.get(operation));
    CurrentPlan plan =
        counterpart
            .map(each -> plan(each, call).remarking(unknown(each, call)))
            .orElseGet(CurrentPlan::none);
    Map<CodeLanguage, String> programs = new EnumMap<>(CodeLanguage.class);
    if (!plan.steps().isEmpty()) {
      writers.forEach(
          (language, writer) -> programs.put(language, writer.program(operation, plan)));
    }
    return new CurrentCode(
        Objects.requireNonNull(LegacyOperations.all().get(operation)),
        programs,
        plan.remarks(),
        notes.about(operation));
  }

  /**
   * What is known of the Requests of a call, in their order; a call without one is an empty one.
   * Without what every call may have, such as the access key.
   */
  public List<LegacyCallSketch> sketches(LegacyCall call) {
    String operation = call.operation();
    List<Parameters> requests =
        call.requests().isEmpty() ? List.of(new Parameters(List.of())) : call.requests();
    return requests.stream()
        .map(request -> LegacyCallSketch.of(operation, own(operation, request)))
        .toList();
  }

  private List<Parameter> own(String operation, Parameters request) {
    Optional<Counterpart> counterpart = Optional.ofNullable(counterparts.get(operation));
    return request.all().stream()
        .filter(
            each ->
                !LegacyCall.isCommon(each.name())
                    || counterpart.filter(known -> has(known, each.name())).isPresent())
        .toList();
  }

  private static boolean has(Counterpart counterpart, String parameter) {
    return counterpart.binder().element(parameter.split("\\.", 2)[0]).isPresent();
  }

  private static List<String> unknown(Counterpart counterpart, LegacyCallSketch call) {
    List<String> names =
        call.parameters().stream()
            .map(SentParameter::name)
            .filter(name -> !has(counterpart, name) && !LegacyCall.isCommon(name))
            .map(name -> NOT_SHOWN.matcher(name).replaceAll("?"))
            .distinct()
            .toList();
    return names.isEmpty()
        ? List.of()
        : List.of(
            LegacyCall.named(names) + ": no parameter of " + call.operation() + ", left out.");
  }

  private static CurrentPlan plan(Counterpart counterpart, LegacyCallSketch call) {
    List<SentParameter> sent = call.parameters();
    try {
      return plan(counterpart, sent);
    } catch (LegacyException e) {
      boolean isWhole = !sent.isEmpty() && sent.stream().allMatch(each -> each.value().isPresent());
      return Stream.of(sent)
          .filter(all -> !isWhole)
          .flatMap(all -> neighbours(counterpart, all))
          .flatMap(each -> accepted(counterpart, each).stream())
          .findFirst()
          .orElseThrow(() -> e);
    }
  }

  /**
   * What may have been sent where names that are known do not go together: they may be of several
   * calls, or not be all.
   */
  private static Stream<List<SentParameter>> neighbours(
      Counterpart counterpart, List<SentParameter> sent) {
    Stream<List<SentParameter>> withoutOne =
        sent.stream()
            .filter(each -> each.value().isEmpty())
            .map(each -> sent.stream().filter(other -> !other.equals(each)).toList());
    Stream<List<SentParameter>> withOneMore =
        counterpart.binder().type().elements().stream()
            .map(element -> new SentParameter(element.name(), Optional.empty()))
            .map(more -> Stream.concat(sent.stream(), Stream.of(more)).toList());
    return Stream.concat(withoutOne, withOneMore);
  }

  private static Optional<CurrentPlan> accepted(Counterpart counterpart, List<SentParameter> sent) {
    try {
      return Optional.of(plan(counterpart, sent));
    } catch (LegacyException e) {
      return Optional.empty();
    }
  }

  private static CurrentPlan plan(Counterpart counterpart, List<SentParameter> sent) {
    List<Parameter> filled =
        new Placeholders(counterpart.binder(), counterpart.defaults()).filled(sent);
    CurrentPlan plan = counterpart.plan(new Parameters(filled));
    if (filled.size() == sent.size() && sent.stream().allMatch(each -> each.value().isPresent())) {
      return plan;
    }
    List<String> remarks = new ArrayList<>(plan.remarks());
    remarks.add(0, MASKED);
    return new CurrentPlan(plan.steps(), remarks);
  }
}
