/** Reads saved notification messages. */
@NullMarked
package org.turkbridge.archive.notification;

import org.jspecify.annotations.NullMarked;
