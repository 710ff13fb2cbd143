package org.turkbridge.shim;

import java.time.InstantSource;
import org.turkbridge.legacy.ItemElement;

/**
 * What operations are answered from.
 *
 * @param snapshots the lists of the current API, as numbered pages
 * @param elements writes items of lists
 * @param disabled the HITs that DisableHIT has not come to its end with
 * @param notes what is known beyond a call
 */
record Backend(
    Upstream upstream,
    ListSnapshots snapshots,
    ItemElement elements,
    DisabledHits disabled,
    DurableNotes notes,
    InstantSource clock) {}
