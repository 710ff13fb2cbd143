/** {@code --query}: JMESPath as the AWS CLI's library jmespath.py understands it. */
@NullMarked
package org.turkbridge.awscli.query;

import org.jspecify.annotations.NullMarked;
