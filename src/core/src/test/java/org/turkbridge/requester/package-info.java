/** Tests of where access keys come from. */
@NullMarked
package org.turkbridge.requester;

import org.jspecify.annotations.NullMarked;
