@NullMarked
package org.turkbridge.console.document;

import org.jspecify.annotations.NullMarked;
