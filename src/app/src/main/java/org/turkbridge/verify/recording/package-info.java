/** Recorded calls with their answers: the form they are kept in, and HAR files. */
@NullMarked
package org.turkbridge.verify.recording;

import org.jspecify.annotations.NullMarked;
