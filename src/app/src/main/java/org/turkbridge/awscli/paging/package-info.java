/** Pages of a list, one after the other, and the token that another command goes on from. */
@NullMarked
package org.turkbridge.awscli.paging;

import org.jspecify.annotations.NullMarked;
