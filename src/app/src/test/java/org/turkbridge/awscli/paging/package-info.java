/** Pages by examples. */
@NullMarked
package org.turkbridge.awscli.paging;

import org.jspecify.annotations.NullMarked;
