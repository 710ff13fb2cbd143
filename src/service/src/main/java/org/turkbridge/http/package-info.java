/** The server that both APIs are mounted on. */
@NullMarked
package org.turkbridge.http;

import org.jspecify.annotations.NullMarked;
