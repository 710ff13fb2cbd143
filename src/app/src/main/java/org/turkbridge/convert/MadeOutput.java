package org.turkbridge.convert;

import java.io.OutputStream;

/**
 * An output that is being made.
 *
 * @param rejects where its reject lines are kept too
 * @param completion is told when it is in its place
 */
record MadeOutput(FormattedOutput output, OutputStream rejects, Completion completion) {}
