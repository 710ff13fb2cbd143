/** The words of commands. */
@NullMarked
package org.turkbridge.cli.aws;

import org.jspecify.annotations.NullMarked;
