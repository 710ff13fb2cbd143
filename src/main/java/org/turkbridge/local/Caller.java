package org.turkbridge.local;

/**
 * Who calls.
 *
 * @param requester the name of the Requester: all its keys see and own the same
 */
record Caller(String requester) {}
