/**
 * Pure functions between legacy messages and the current (2017-01-17) model: no I/O, no clock, no
 * logging.
 */
@NullMarked
package org.turkbridge.translate;

import org.jspecify.annotations.NullMarked;
