/** The embedded 2017-01-17 service: wire protocol, signature check, store. */
@NullMarked
package org.turkbridge.local;

import org.jspecify.annotations.NullMarked;
