/** Results by examples. */
@NullMarked
package org.turkbridge.awscli.results;

import org.jspecify.annotations.NullMarked;
