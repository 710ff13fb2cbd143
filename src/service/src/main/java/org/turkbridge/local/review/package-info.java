/**
 * The review policies of HITs: what a policy's parameters may be, the scores it computes from
 * answers, and the actions that follow from them. No store, no clock: values in, values out.
 */
@NullMarked
package org.turkbridge.local.review;

import org.jspecify.annotations.NullMarked;
