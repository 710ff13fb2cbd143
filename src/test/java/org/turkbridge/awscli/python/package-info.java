/** What Python makes of values, by examples and laws. */
@NullMarked
package org.turkbridge.awscli.python;

import org.jspecify.annotations.NullMarked;
