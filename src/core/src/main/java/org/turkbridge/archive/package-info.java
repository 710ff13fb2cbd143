/**
 * Archived documents as streams of records, read and written.
 *
 * <p>The public face of turkbridge-core, with the messages and their translation: {@link
 * org.turkbridge.archive.documents.DocumentReader} hands records and refusals to an {@link
 * org.turkbridge.archive.ArchiveVisitor}; a {@link org.turkbridge.archive.RecordFormat} writes
 * them.
 */
@NullMarked
package org.turkbridge.archive;

import org.jspecify.annotations.NullMarked;
