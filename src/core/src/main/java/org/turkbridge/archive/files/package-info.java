/** What a user names on the command line, as a sequence of documents to read. */
@NullMarked
package org.turkbridge.archive.files;

import org.jspecify.annotations.NullMarked;
