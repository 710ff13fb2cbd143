package org.turkbridge.legacy;

/** A name and its value, decoded. */
public record Parameter(String name, String value) {}
