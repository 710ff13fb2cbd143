/** The current model as JSON: what the AWS CLI prints, what the service answers, JSON Lines. */
@NullMarked
package org.turkbridge.archive.json;

import org.jspecify.annotations.NullMarked;
