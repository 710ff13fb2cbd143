package org.turkbridge.requester;

import java.util.List;

/**
 * The access keys that are configured.
 *
 * @param requesters whose keys they are; none only if no key is configured anywhere
 * @param passedOver a line for each place whose key, or other source of one, does not count, with
 *     the reason
 * @param absence "no access key in" and the places that were looked at
 */
public record AccessKeys(Requesters requesters, List<String> passedOver, String absence) {}
