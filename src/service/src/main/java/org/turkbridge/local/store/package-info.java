/**
 * What the embedded service keeps: its tables, their transactions, and the SQLite file behind them.
 */
@NullMarked
package org.turkbridge.local.store;

import org.jspecify.annotations.NullMarked;
