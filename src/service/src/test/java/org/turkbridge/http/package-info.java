@NullMarked
package org.turkbridge.http;

import org.jspecify.annotations.NullMarked;
