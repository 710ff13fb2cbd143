package org.turkbridge.archive.files;

import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One document, ready to be read.
 *
 * @param name as shown to the user; a member of an archive is {@code a.zip!/x/b.xml}
 * @param outputName where its output goes, relative to the output folder, with {@code /} between
 *     the parts and without extension
 * @param plainFile the file whose bytes, all of them and unchanged, are the content; null for
 *     anything packed and for what is no regular file
 * @param content unpacked, without a buffer of its own. It throws an IOException that says what is
 *     wrong after all that could be read has been delivered. It ends with the call of {@link
 *     InputDocuments#next} or {@link InputDocuments#close}; closing it does not matter
 */
public record InputDocument(
    String name, String outputName, @Nullable Path plainFile, InputStream content) {}
