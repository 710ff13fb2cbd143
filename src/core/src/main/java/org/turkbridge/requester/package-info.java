/** Who may call: Requesters and their access keys, read from the AWS credentials files. */
@NullMarked
package org.turkbridge.requester;

import org.jspecify.annotations.NullMarked;
