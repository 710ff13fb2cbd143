@NullMarked
package org.turkbridge.console.ledger;

import org.jspecify.annotations.NullMarked;
