/** Tests of finding and unpacking what a user names. */
@NullMarked
package org.turkbridge.archive.files;

import org.jspecify.annotations.NullMarked;
