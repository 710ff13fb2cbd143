/** The types of the current model as JSON, and how JSON spells what they hold. */
@NullMarked
package org.turkbridge.json;

import org.jspecify.annotations.NullMarked;
