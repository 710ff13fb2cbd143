package org.turkbridge.convert;

/**
 * An output that is being made.
 *
 * @param completion is told when it is in its place
 */
record MadeOutput(FormattedOutput output, Completion completion) {}
