/** The forms of output by examples; {@code AwsCliOutputIT} compares them with the AWS CLI. */
@NullMarked
package org.turkbridge.awscli.output;

import org.jspecify.annotations.NullMarked;
