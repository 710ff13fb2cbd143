package org.turkbridge.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.turkbridge.requester.Requester;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** What a new program calls, with the AWS SDK, where an old one makes a {@link LegacyCall}. */
final class CurrentDoor {
  private CurrentDoor() {}

  static MTurkClient client(URI current, Requester caller) {
    return MTurkClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .region(Region.US_EAST_1)
        .endpointOverride(current)
        .credentialsProvider(StaticCredentialsProvider.create(caller.credentials()))
        .overrideConfiguration(
            configuration -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  static void call(MTurkClient client, LegacyCall call) {
    @Nullable String type = text(call, "QualificationTypeId");
    @Nullable String worker = text(call, call.workerParameter());
    @Nullable String request = text(call, "QualificationRequestId");
    @Nullable Integer size = integer(call, "PageSize");
    @Nullable Integer value = integer(call, "IntegerValue");
    switch (call.operation()) {
      case "GetQualificationRequests" ->
          client.listQualificationRequests(r -> r.qualificationTypeId(type).maxResults(size));
      case "GrantQualification" ->
          client.acceptQualificationRequest(
              r -> r.qualificationRequestId(request).integerValue(value));
      case "RejectQualificationRequest" ->
          client.rejectQualificationRequest(r -> r.qualificationRequestId(request));
      case "AssignQualification" -> associate(client, type, worker, value);
      case "RevokeQualification" ->
          client.disassociateQualificationFromWorker(
              r -> r.qualificationTypeId(type).workerId(worker));
      case "GetQualificationScore" ->
          client.getQualificationScore(r -> r.qualificationTypeId(type).workerId(worker));
      case "UpdateQualificationScore" -> {
        client.getQualificationScore(r -> r.qualificationTypeId(type).workerId(worker));
        associate(client, type, worker, value);
      }
      case "GetQualificationsForQualificationType" ->
          client.listWorkersWithQualificationType(
              r -> r.qualificationTypeId(type).status("Granted").maxResults(size));
      case "CreateQualificationType" ->
          client.createQualificationType(
              r ->
                  r.name(text(call, "Name"))
                      .keywords(text(call, "Keywords"))
                      .description(text(call, "Description"))
                      .qualificationTypeStatus(text(call, "QualificationTypeStatus"))
                      .test(text(call, "Test"))
                      .autoGranted(truth(call, "AutoGranted"))
                      .testDurationInSeconds(number(call, "TestDurationInSeconds"))
                      .answerKey(text(call, "AnswerKey"))
                      .retryDelayInSeconds(number(call, "RetryDelayInSeconds")));
      case "GetQualificationType" -> client.getQualificationType(r -> r.qualificationTypeId(type));
      case "UpdateQualificationType" ->
          client.updateQualificationType(
              r ->
                  r.qualificationTypeId(type)
                      .description(text(call, "Description"))
                      .qualificationTypeStatus(text(call, "QualificationTypeStatus"))
                      .test(text(call, "Test"))
                      .autoGranted(truth(call, "AutoGranted"))
                      .testDurationInSeconds(number(call, "TestDurationInSeconds"))
                      .answerKey(text(call, "AnswerKey"))
                      .retryDelayInSeconds(number(call, "RetryDelayInSeconds")));
      case "DisposeQualificationType" ->
          client.deleteQualificationType(r -> r.qualificationTypeId(type));
      case "SearchQualificationTypes" -> {
        @Nullable String requestable = text(call, "MustBeRequestable");
        client.listQualificationTypes(
            r ->
                r.query(text(call, "Query"))
                    .mustBeRequestable(requestable == null ? null : Boolean.valueOf(requestable))
                    .maxResults(size));
      }
      case "GetHITsForQualificationType" ->
          client.listHITsForQualificationType(r -> r.qualificationTypeId(type).maxResults(size));
      case "SetHITTypeNotification" ->
          client.updateNotificationSettings(
              r ->
                  r.hitTypeId(text(call, "HITTypeId"))
                      .notification(NotificationScene.specification(call))
                      .active(truth(call, "Active")));
      case "SendTestEventNotification" ->
          client.sendTestEventNotification(
              r ->
                  r.notification(NotificationScene.specification(call))
                      .testEventType(text(call, "TestEventType")));
      default -> CurrentHitCalls.make(client, call);
    }
  }

  private static void associate(
      MTurkClient client, @Nullable String type, @Nullable String worker, @Nullable Integer value) {
    client.associateQualificationWithWorker(
        r -> r.qualificationTypeId(type).workerId(worker).integerValue(value));
  }

  static @Nullable String text(LegacyCall call, String name) {
    return call.parameters().get(name);
  }

  static @Nullable Integer integer(LegacyCall call, String name) {
    @Nullable String text = text(call, name);
    return text == null ? null : Integer.valueOf(text);
  }

  static @Nullable Boolean truth(LegacyCall call, String name) {
    @Nullable String text = text(call, name);
    return text == null ? null : Boolean.valueOf(text);
  }

  static @Nullable Long number(LegacyCall call, String name) {
    @Nullable String text = text(call, name);
    return text == null ? null : Long.valueOf(text);
  }
}
