package org.turkbridge.http;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.NotificationSpecification;

/** Calls about what Requesters are told, in all situations that they can be made in. */
final class NotificationScene implements ErrorScene {
  private static final String SET = "SetHITTypeNotification";
  private static final String TEST = "SendTestEventNotification";
  private static final String DESTINATION = "Notification.Destination";

  private final MTurkClient owner;
  private final MTurkClient other;
  private final Map<String, String> specification;
  private @Nullable String type;

  /**
   * @param other another Requester
   * @param receptor the URL of one that answers, and may be notified
   */
  NotificationScene(MTurkClient owner, MTurkClient other, String receptor) {
    this.owner = owner;
    this.other = other;
    this.specification =
        Map.of(
            DESTINATION,
            receptor,
            "Notification.Transport",
            "REST",
            "Notification.Version",
            "2006-05-05",
            "Notification.EventType.1",
            "AssignmentSubmitted",
            "Notification.EventType.2",
            "HITReviewable");
  }

  /** What a new program sends for the Notification of a call; null for none. */
  static @Nullable NotificationSpecification specification(LegacyCall call) {
    if (!call.parameters().containsKey(DESTINATION)) {
      return null;
    }
    return NotificationSpecification.builder()
        .destination(call.parameters().get(DESTINATION))
        .transport(call.parameters().get("Notification.Transport"))
        .version(call.parameters().get("Notification.Version"))
        .eventTypesWithStrings(
            call.parameters().entrySet().stream()
                .filter(each -> each.getKey().startsWith("Notification.EventType"))
                .map(Map.Entry::getValue)
                .toList())
        .build();
  }

  private static String newType(MTurkClient requester, String title) {
    return requester
        .createHITType(
            type ->
                type.title(title)
                    .description("d")
                    .reward("0.05")
                    .assignmentDurationInSeconds(3600L))
        .hitTypeId();
  }

  @Override
  public List<String> operations() {
    return List.of(SET, TEST);
  }

  @Override
  public Stream<String> situations(String operation) {
    return Stream.concat(
        Stream.of(
            REPEATED,
            "Destination not a URL",
            "Destination not allowed",
            "Transport unknown",
            "Transport Email",
            "Version unknown",
            "EventType unknown"),
        operation.equals(SET)
            ? Stream.of(
                "no HITTypeId",
                "HITTypeId malformed",
                "HITTypeId unknown",
                "HITTypeId of another Requester",
                "nothing to set",
                "Active without a Notification")
            : Stream.of(
                "no Notification",
                "no TestEventType",
                "TestEventType unknown",
                "Destination where nobody listens"));
  }

  @Override
  public LegacyCall good(String operation) {
    LegacyCall call = new LegacyCall(operation, specification);
    if (!operation.equals(SET)) {
      return call.with("TestEventType", "Ping");
    }
    if (type == null) {
      type = newType(owner, "told");
    }
    return call.with("HITTypeId", type);
  }

  @Override
  public List<LegacyCall> calls(String operation, String situation) {
    LegacyCall good = good(operation);
    return switch (situation) {
      case REPEATED -> List.of(good);
      case "HITTypeId malformed" -> ErrorScene.malformed(good, "HITTypeId");
      case "HITTypeId unknown" -> List.of(good.with("HITTypeId", "3UNKNOWN"));
      case "HITTypeId of another Requester" ->
          List.of(good.with("HITTypeId", newType(other, "told")));
      case "nothing to set" -> List.of(good.without("Notification"));
      case "Active without a Notification" ->
          List.of(
              good.without("Notification")
                  .with("Active", "true")
                  .with("HITTypeId", newType(owner, "never told")));
      case "Destination not a URL" ->
          Stream.of("hooks", "janedoe@example.com", "ftp://127.0.0.1/", "http://u@127.0.0.1/")
              .map(destination -> good.with(DESTINATION, destination))
              .toList();
      case "Destination not allowed" ->
          Stream.of("http://example.org/", "http://localhost/", "https://127.0.0.1/")
              .map(destination -> good.with(DESTINATION, destination))
              .toList();
      case "Destination where nobody listens" ->
          List.of(good.with(DESTINATION, "http://127.0.0.1:1/"));
      case "Transport unknown" -> List.of(good.with("Notification.Transport", "Pigeon"));
      case "Transport Email" -> List.of(good.with("Notification.Transport", "Email"));
      case "Version unknown" -> List.of(good.with("Notification.Version", "2005-01-01"));
      case "EventType unknown" -> List.of(good.with("Notification.EventType.2", "HITForgotten"));
      case "TestEventType unknown" -> List.of(good.with("TestEventType", "HITForgotten"));
      default -> {
        if (!situation.startsWith("no ")) {
          throw new AssertionError("No such situation: " + situation);
        }
        yield List.of(good.without(situation.substring(3)));
      }
    };
  }

  /** Nothing shows what is told. */
  @Override
  public List<LegacyCall> views() {
    return List.of();
  }

  @Override
  public List<Object> shown() {
    return List.of();
  }
}
