package org.turkbridge.console.data;

import java.util.List;

/**
 * One page of a list.
 *
 * @param next the address of the next page; empty if there is none
 */
public record TableView(String title, List<String> heads, List<List<Cell>> rows, String next) {}
