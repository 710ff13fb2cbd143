/**
 * Reads tables of results: the files of the old command line tools and of the Requester web site.
 */
@NullMarked
package org.turkbridge.archive.table;

import org.jspecify.annotations.NullMarked;
