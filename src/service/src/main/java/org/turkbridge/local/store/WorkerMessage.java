package org.turkbridge.local.store;

import java.time.Instant;

/**
 * What a Requester wrote to a Worker.
 *
 * @param requester who wrote it
 */
public record WorkerMessage(String requester, Instant sent, String subject, String text) {}
