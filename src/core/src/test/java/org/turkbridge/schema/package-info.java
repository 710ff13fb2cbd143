@NullMarked
package org.turkbridge.schema;

import org.jspecify.annotations.NullMarked;
