/** Checks archives, record by record: through the other model and back, and what they hold. */
@NullMarked
package org.turkbridge.verify.records;

import org.jspecify.annotations.NullMarked;
