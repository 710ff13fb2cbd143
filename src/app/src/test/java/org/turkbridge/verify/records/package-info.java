@NullMarked
package org.turkbridge.verify.records;

import org.jspecify.annotations.NullMarked;
