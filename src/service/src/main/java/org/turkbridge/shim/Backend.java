package org.turkbridge.shim;

import org.turkbridge.legacy.ItemElement;

/**
 * What operations are answered from.
 *
 * @param snapshots the lists of the current API, as numbered pages
 * @param elements writes items of lists
 */
record Backend(Upstream upstream, ListSnapshots snapshots, ItemElement elements) {}
