/** {@code --output}: values in the bytes that the AWS CLI prints. */
@NullMarked
package org.turkbridge.awscli.output;

import org.jspecify.annotations.NullMarked;
