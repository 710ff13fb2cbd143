package org.turkbridge.verify.report;

/**
 * A stretch of a value.
 *
 * @param changed whether the other side has it not, or differently
 */
record DiffPiece(String text, boolean changed) {}
