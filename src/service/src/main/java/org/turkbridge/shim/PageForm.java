package org.turkbridge.shim;

/**
 * What the pages of one walk have in common.
 *
 * @param size the most items of a page
 */
record PageForm(ListOrder order, int size) {}
