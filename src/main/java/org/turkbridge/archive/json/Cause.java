package org.turkbridge.archive.json;

import org.turkbridge.archive.RefusalKind;

/**
 * Why something is refused.
 *
 * @param text what is wrong and how to put it right
 */
record Cause(RefusalKind kind, String text) {}
