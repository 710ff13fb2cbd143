package org.turkbridge.shim;

import java.util.List;

/**
 * A page of a sorted list.
 *
 * @param items the elements on the page, as answers carry them; none past the end
 * @param total how many the whole list has
 */
record Page(List<byte[]> items, int total) {}
