package org.turkbridge.local.store;

import software.amazon.awssdk.services.mturk.model.NotificationSpecification;

/**
 * What a Requester wants to be told of the HITs of a type.
 *
 * @param specification of what, where and how
 * @param accessKeyId the key that the specification was set with, whose secret signs messages
 * @param isActive whether anything is told
 */
public record HitTypeNotification(
    NotificationSpecification specification, String accessKeyId, boolean isActive) {}
