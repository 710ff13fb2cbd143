/** Parameters by examples. */
@NullMarked
package org.turkbridge.awscli.parameters;

import org.jspecify.annotations.NullMarked;
