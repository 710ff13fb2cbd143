@NullMarked
package org.turkbridge.notification;

import org.jspecify.annotations.NullMarked;
