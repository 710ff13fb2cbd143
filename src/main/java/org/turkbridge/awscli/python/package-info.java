/** What Python makes of the plain values: the AWS CLI's output and messages show it. */
@NullMarked
package org.turkbridge.awscli.python;

import org.jspecify.annotations.NullMarked;
