/** Reading of JSON by examples. */
@NullMarked
package org.turkbridge.awscli.model;

import org.jspecify.annotations.NullMarked;
