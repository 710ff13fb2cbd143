/** A command from its options to what is printed, put together of the other packages. */
@NullMarked
package org.turkbridge.awscli.command;

import org.jspecify.annotations.NullMarked;
