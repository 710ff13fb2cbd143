package org.turkbridge.verify.records;

import org.jspecify.annotations.Nullable;
import org.turkbridge.verify.report.FindingKind;

/**
 * Where two records do not say the same.
 *
 * @param path XPath or JSON Pointer of the value
 * @param before null if there was none
 * @param after null if there is none
 */
record ValueDifference(
    FindingKind kind, String path, @Nullable String before, @Nullable String after) {}
