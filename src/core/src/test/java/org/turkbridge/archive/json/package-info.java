/** Tests of the JSON reader and the JSON formats. */
@NullMarked
package org.turkbridge.archive.json;

import org.jspecify.annotations.NullMarked;
