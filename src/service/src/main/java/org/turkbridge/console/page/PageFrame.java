package org.turkbridge.console.page;

import java.util.List;

/**
 * What all pages have around them.
 *
 * @param section which part of the console it is, as its address is
 * @param name of what it is about; empty if of all
 * @param requesters that may be chosen
 */
public record PageFrame(
    String title, String section, String name, CallFilter filter, List<String> requesters) {}
