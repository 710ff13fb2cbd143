package org.turkbridge.shim;

import java.util.List;
import org.turkbridge.message.QualificationRequest;

/**
 * A page of a sorted list.
 *
 * @param items those on the page; none past the end
 * @param total how many the whole list has
 */
record Page(List<QualificationRequest> items, int total) {}
