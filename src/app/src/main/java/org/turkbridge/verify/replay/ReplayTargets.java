package org.turkbridge.verify.replay;

import java.net.URI;
import java.util.Optional;
import org.turkbridge.http.Api;

/**
 * Where calls are sent again; the path of a call is put behind the address.
 *
 * @param legacy empty if there is no such service
 * @param current empty if there is no such service
 */
public record ReplayTargets(Optional<URI> legacy, Optional<URI> current) {
  Optional<URI> of(Api api) {
    return api == Api.LEGACY ? legacy : current;
  }
}
