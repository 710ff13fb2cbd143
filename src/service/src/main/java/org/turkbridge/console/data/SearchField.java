package org.turkbridge.console.data;

import java.util.List;

/**
 * What a list may be searched by.
 *
 * @param name of the parameter
 * @param value that it has
 * @param choices that it may have; none for any text
 */
public record SearchField(String name, String label, String value, List<String> choices) {}
