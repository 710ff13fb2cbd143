/** What is counted of the calls of both APIs. */
@NullMarked
package org.turkbridge.console.ledger;

import org.jspecify.annotations.NullMarked;
