package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.Await;
import org.turkbridge.legacy.Signatures;
import org.turkbridge.local.store.StoreAddress;
import org.turkbridge.notification.Receptor;

/** An old program asks to be notified, and is. */
final class NotificationsTest {
  private static final String ALLOWED = "http://127.0.0.1:*/told*";
  private static final String[] HIT = {
    "Title=t",
    "Description=d",
    "Reward.Amount=0.05",
    "AssignmentDurationInSeconds=3600",
    "LifetimeInSeconds=3600",
    "Question=" + encoded(HitScene.QUESTION)
  };

  @TempDir Path folder;
  private final Receptor receptor = new Receptor();

  @AfterEach
  void close() {
    receptor.close();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private RunningBridge bridge(String... patterns) {
    return RunningBridge.notifying(StoreAddress.of(folder.resolve("store.db")), patterns);
  }

  private static String hit(RunningBridge bridge) throws IOException {
    return bridge.get(Calls.query("CreateHIT", HIT)).text("HITId");
  }

  private static LegacyReply set(RunningBridge bridge, String typeId, String... more)
      throws IOException {
    List<String> parameters = new ArrayList<>(List.of(more));
    parameters.add("HITTypeId=" + typeId);
    return bridge.get(Calls.query("SetHITTypeNotification", parameters.toArray(String[]::new)));
  }

  private String[] rest(String path) {
    return new String[] {
      "Notification.1.Destination=" + encoded(receptor.url(path)),
      "Notification.1.Transport=REST",
      "Notification.1.Version=2006-05-05",
      "Notification.1.EventType.1=HITCreated",
      "Notification.1.EventType.2=HITExpired"
    };
  }

  private static String type(RunningBridge bridge, String hitId) throws IOException {
    return bridge.get(Calls.query("GetHIT", "HITId=" + hitId)).text("HITTypeId");
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new TreeMap<>();
    for (String each : query.split("&")) {
      int end = each.indexOf('=');
      parameters.put(
          each.substring(0, end),
          URLDecoder.decode(each.substring(end + 1), StandardCharsets.UTF_8));
    }
    return parameters;
  }

  @Test
  void aReceptorIsToldOfWhatHappensAndSignedTo() throws Exception {
    try (RunningBridge bridge = bridge(ALLOWED)) {
      String type = type(bridge, hit(bridge));
      set(bridge, type, rest("/told?of=me")).hasStatus(200);

      String second = hit(bridge);

      Map<String, String> told = parameters(receptor.next().query());
      assertThat(told)
          .containsEntry("of", "me")
          .containsEntry("method", "Notify")
          .containsEntry("Event.1.EventType", "HITCreated")
          .containsEntry("Event.1.HITId", second)
          .containsEntry("Event.1.HITTypeId", type)
          .containsEntry(
              "Signature",
              Signatures.sign(
                  Calls.SECRET,
                  "AWSMechanicalTurkRequesterNotificationNotify" + told.get("Timestamp")));
      bridge.get(Calls.query("ForceExpireHIT", "HITId=" + second));
      assertThat(parameters(receptor.next().query()))
          .containsEntry("Event.1.EventType", "HITExpired");
      // The receptor is told before that is counted.
      Await.until(
          () ->
              bridge
                  .metrics()
                  .contains(
                      "turkbridge_notifications_total{outcome=\"delivered\",transport=\"REST\"}"
                          + " 2.0\n"));
    }
  }

  @Test
  void whatWasNotDeliveredIsWhenTheServerIsBack() throws Exception {
    String second;
    try (RunningBridge bridge = bridge(ALLOWED)) {
      String type = type(bridge, hit(bridge));
      set(bridge, type, rest("/told")).hasStatus(200);
    }
    // One that delivers nothing.
    try (RunningBridge bridge = bridge()) {
      second = hit(bridge);
    }
    assertThat(receptor.left()).isZero();

    try (RunningBridge bridge = bridge(ALLOWED)) {
      bridge.answersGoodCalls();
      assertThat(parameters(receptor.next().query())).containsEntry("Event.1.HITId", second);
    }
  }

  @Test
  void whatIsNotAllowedNamesTheOption() throws IOException {
    try (RunningBridge bridge = bridge(ALLOWED)) {
      String type = type(bridge, hit(bridge));

      for (String path : List.of("/other", "/told/../other")) {
        assertThat(set(bridge, type, rest(path)).text("Code"))
            .isEqualTo("AWS.MechanicalTurk.InvalidTransportEndpoint");
      }
      assertThat(set(bridge, type, rest("/other")).text("Message"))
          .contains("start it with --notify-to PATTERN");
    }
  }

  @Test
  void nobodyIsAllowedUnlessSaid() throws IOException {
    try (RunningBridge bridge = bridge()) {
      String type = type(bridge, hit(bridge));
      for (String transport : List.of("REST", "SOAP", "SQS")) {
        assertThat(
                set(
                        bridge,
                        type,
                        "Notification.1.Destination=" + encoded(receptor.url("/told")),
                        "Notification.1.Transport=" + transport,
                        "Notification.1.Version=2006-05-05")
                    .text("Message"))
            .contains("start it with --notify-to PATTERN");
      }
    }
    assertThat(receptor.left()).isZero();
  }

  @Test
  void aTestEventWaitsForTheReceptor() throws Exception {
    try (RunningBridge bridge = bridge(ALLOWED)) {
      List<String> test = new ArrayList<>(List.of(rest("/told")));
      test.add("TestEventType=AssignmentReturned");
      String query = Calls.query("SendTestEventNotification", test.toArray(String[]::new));

      assertThat(bridge.get(query).text("IsValid")).isEqualTo("True");

      assertThat(receptor.left()).isOne();
      assertThat(parameters(receptor.next().query()))
          .containsEntry("Event.1.EventType", "AssignmentReturned")
          .containsKeys("Event.1.HITTypeId", "Event.1.HITId", "Event.1.AssignmentId");
    }
  }
}
