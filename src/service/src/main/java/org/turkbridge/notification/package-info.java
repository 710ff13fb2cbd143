/** Delivers notifications to those who want them, of what the embedded service raises. */
@NullMarked
package org.turkbridge.notification;

import org.jspecify.annotations.NullMarked;
