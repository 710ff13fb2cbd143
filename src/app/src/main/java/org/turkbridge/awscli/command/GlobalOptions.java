package org.turkbridge.awscli.command;

import org.jspecify.annotations.Nullable;

/**
 * The options that all commands of the AWS CLI have, as they were typed; null is what was left out.
 *
 * @param sandbox ours: the endpoint of Mechanical Turk's sandbox
 * @param color {@code on}, {@code off} or {@code auto}
 */
public record GlobalOptions(
    @Nullable String endpointUrl,
    boolean sandbox,
    @Nullable String region,
    @Nullable String profile,
    boolean signRequest,
    boolean verifySsl,
    @Nullable String caBundle,
    @Nullable String readTimeout,
    @Nullable String connectTimeout,
    boolean paginate,
    @Nullable String output,
    @Nullable String query,
    String color,
    boolean pager) {}
