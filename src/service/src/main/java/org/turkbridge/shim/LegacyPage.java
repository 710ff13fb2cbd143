package org.turkbridge.shim;

import java.util.List;
import org.turkbridge.memory.MemoryBudget;

/**
 * A page of a sorted list.
 *
 * @param items the elements on the page, as answers carry them; none past the end
 * @param total how many the whole list has
 * @param memory what the items are counted in; to be closed when nobody needs them any more
 */
record LegacyPage(List<byte[]> items, int total, MemoryBudget.Share memory) {}
