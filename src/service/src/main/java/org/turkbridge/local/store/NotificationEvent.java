package org.turkbridge.local.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.EventType;

/**
 * Something that happened to a HIT.
 *
 * @param time when it happened, which may be before it came to be known
 * @param assignmentId null where it is of no assignment
 */
public record NotificationEvent(
    EventType type, Instant time, String hitTypeId, String hitId, @Nullable String assignmentId) {}
