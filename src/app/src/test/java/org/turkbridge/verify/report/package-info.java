@NullMarked
package org.turkbridge.verify.report;

import org.jspecify.annotations.NullMarked;
