package org.turkbridge.local.store;

import java.util.List;
import java.util.OptionalLong;

/**
 * One page of a list.
 *
 * @param end the place that it ended at; empty if nothing follows
 */
public record Page<T>(List<T> items, OptionalLong end) {}
