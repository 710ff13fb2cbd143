package org.turkbridge.console.page;

import java.net.URI;
import java.util.Optional;

/**
 * The service behind the old API.
 *
 * @param name for people
 * @param endpoint empty for the embedded service
 */
public record ServiceBehind(String name, Optional<URI> endpoint) {}
