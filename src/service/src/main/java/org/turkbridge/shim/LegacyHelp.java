package org.turkbridge.shim;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.LegacyOperations;
import org.turkbridge.legacy.Shortened;
import org.turkbridge.mapping.MessageElement;
import org.turkbridge.message.HelpRequest;
import org.turkbridge.message.HelpType;
import org.turkbridge.message.Information;
import org.turkbridge.message.OperationInformation;
import org.turkbridge.message.ResponseGroupInformation;

/** Help: what the declarations of operations say of them. */
final class LegacyHelp {
  private LegacyHelp() {}

  static List<OperationDeclaration> all() {
    return List.of(OwnDeclaration.own(HelpRequest.class, LegacyHelp::answer));
  }

  private static List<byte[]> answer(HelpRequest sent, Object result, CallContext call) {
    RequesterStatistics unused = call.backend().upstream().statistics("Help");
    Information information = (Information) result;
    HelpType type = Objects.requireNonNullElse(sent.getHelpType(), HelpType.OPERATION);
    for (String about : sent.getAbout()) {
      if (type == HelpType.OPERATION) {
        information.getOperationInformation().add(operation(about, call));
      } else {
        information.getResponseGroupInformation().add(group(about));
      }
    }
    return List.of();
  }

  private static OperationInformation operation(String name, CallContext call) {
    OperationDeclaration declaration =
        OperationDeclaration.all().stream()
            .filter(each -> each.operation().name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    LegacyOperations.exists(name)
                        ? LegacyOperations.notAnswered(name).at(LegacyException.Place.RESULT)
                        : unknown("operation", name));
    OperationInformation information = new OperationInformation();
    information.setName(name);
    information.setDescription(
        Objects.requireNonNull(LegacyOperations.all().get(name))
            .map(current -> "In the API of 2017-01-17 use " + current)
            .orElse("The API of 2017-01-17 has nothing in its place"));
    List<MessageElement> parameters =
        declaration.binder().type().elements().stream()
            .filter(each -> known(declaration, each, call))
            .toList();
    List<String> required =
        parameters.stream()
            .filter(declaration.binder()::requires)
            .map(MessageElement::name)
            .toList();
    if (!required.isEmpty()) {
      OperationInformation.RequiredParameters list = new OperationInformation.RequiredParameters();
      list.getParameter().addAll(required);
      information.setRequiredParameters(list);
    }
    OperationInformation.AvailableParameters available =
        new OperationInformation.AvailableParameters();
    parameters.forEach(each -> available.getParameter().add(each.name()));
    information.setAvailableParameters(available);
    OperationInformation.DefaultResponseGroups defaults =
        new OperationInformation.DefaultResponseGroups();
    defaults.getResponseGroup().addAll(groups(declaration.groups().map(ResponseGroups::defaults)));
    information.setDefaultResponseGroups(defaults);
    OperationInformation.AvailableResponseGroups all =
        new OperationInformation.AvailableResponseGroups();
    all.getResponseGroup().add(ResponseGroups.REQUEST);
    all.getResponseGroup().addAll(groups(declaration.groups().map(ResponseGroups::allowed)));
    information.setAvailableResponseGroups(all);
    return information;
  }

  private static boolean known(
      OperationDeclaration declaration, MessageElement element, CallContext call) {
    return !call.version()
        .known()
        .absentIn(declaration.binder().type().name())
        .contains(element.name());
  }

  private static List<String> groups(Optional<List<String>> others) {
    return Stream.concat(Stream.of(ResponseGroups.MINIMAL), others.stream().flatMap(List::stream))
        .toList();
  }

  private static ResponseGroupInformation group(String name) {
    ResponseGroupInformation.ValidOperations operations =
        new ResponseGroupInformation.ValidOperations();
    boolean isOfAll = name.equals(ResponseGroups.MINIMAL) || name.equals(ResponseGroups.REQUEST);
    OperationDeclaration.all().stream()
        .filter(
            each -> isOfAll || each.groups().filter(of -> of.allowed().contains(name)).isPresent())
        .map(each -> each.operation().name())
        .sorted(Comparator.naturalOrder())
        .forEach(operations.getOperation()::add);
    if (operations.getOperation().isEmpty()) {
      throw unknown("response group", name);
    }
    ResponseGroupInformation information = new ResponseGroupInformation();
    information.setName(name);
    information.setValidOperations(operations);
    Set<String> elements = new TreeSet<>(ResponseGroups.elements(name));
    if (!elements.isEmpty()) {
      ResponseGroupInformation.Elements list = new ResponseGroupInformation.Elements();
      list.getElement().addAll(elements);
      information.setElements(list);
    }
    return information;
  }

  private static LegacyException unknown(String what, String name) {
    return LegacyException.ofResult(
        LegacyErrorCode.INVALID_PARAMETER_VALUE,
        "There is no " + what + " \"" + Shortened.text(name) + "\" in this API");
  }
}
