@NullMarked
package org.turkbridge.local.store;

import org.jspecify.annotations.NullMarked;
