/** Commands that take the options of the AWS CLI: parse, call, print. */
@NullMarked
package org.turkbridge.cli.aws;

import org.jspecify.annotations.NullMarked;
