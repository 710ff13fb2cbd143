package org.turkbridge.http;

import java.util.Optional;

/**
 * How the console is served: web pages that show who calls what.
 *
 * @param port of its own, 0 for any free one; empty for the port of the legacy API
 * @param password that browsers must give, with any user name; empty for none
 * @param names by which it may be asked, whatever the access keys are: a web page of another name
 *     must not read it
 */
public record ConsoleSettings(Optional<Integer> port, Optional<String> password, HostNames names) {}
