package org.turkbridge.console.page;

/**
 * A line of a table of calls.
 *
 * @param address of the page about it; empty if there is none
 * @param note what else there is to say of it; empty if nothing
 */
public record CallRow(String name, String address, CallTotals totals, String note) {}
