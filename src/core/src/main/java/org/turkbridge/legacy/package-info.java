/** The legacy API on the wire: envelopes, signatures, errors, versions and their namespaces. */
@NullMarked
package org.turkbridge.legacy;

import org.jspecify.annotations.NullMarked;
