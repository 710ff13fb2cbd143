/** Answers and times by examples. */
@NullMarked
package org.turkbridge.awscli.service;

import org.jspecify.annotations.NullMarked;
