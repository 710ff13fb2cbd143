package org.turkbridge.local.store;

import software.amazon.awssdk.services.mturk.model.NotificationSpecification;

/**
 * A message that tells a Requester of an event.
 *
 * @param id the same each time that it is sent
 * @param owner the Requester
 * @param accessKeyId whose secret signs it
 * @param specification where it goes, and how
 */
public record Notification(
    String id,
    String owner,
    String accessKeyId,
    NotificationSpecification specification,
    NotificationEvent event) {}
