@NullMarked
package org.turkbridge.console.page;

import org.jspecify.annotations.NullMarked;
