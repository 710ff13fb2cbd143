package org.turkbridge.convert;

import org.turkbridge.archive.RecordKind;

/**
 * Records in their output form, with separators between them.
 *
 * @param kind of them; of the first, if the form mixes kinds
 */
record KindBytes(RecordKind kind, RecordBytes bytes) {}
