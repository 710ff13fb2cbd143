/**
 * The server that both APIs are mounted on.
 *
 * <p>The public face of turkbridge-service is here: {@link org.turkbridge.http.Bridge}, its
 * settings, and {@link org.turkbridge.http.CallListener} and {@link
 * org.turkbridge.http.Interceptor} for those who look on or interfere. Of the other packages
 * programs need {@link org.turkbridge.local.Store}, {@link org.turkbridge.local.ArchiveImport} and
 * {@link org.turkbridge.local.WorkerRequests}.
 */
@NullMarked
package org.turkbridge.http;

import org.jspecify.annotations.NullMarked;
