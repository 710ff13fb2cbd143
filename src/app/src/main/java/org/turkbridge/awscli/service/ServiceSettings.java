package org.turkbridge.awscli.service;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.configuration.Endpoint;
import org.turkbridge.awscli.configuration.Retries;
import org.turkbridge.awscli.configuration.TimestampFormat;

/**
 * How the service is called.
 *
 * @param connectTimeout zero for none
 * @param readTimeout zero for none
 * @param verifyCertificates whether the service has to prove who it is
 * @param certificates of the authorities to trust, in PEM; null for those of the JVM
 * @param mayNeedProxy whether a proxy is set, which the SDK finds by itself
 * @param userAgent how this program calls itself
 */
public record ServiceSettings(
    Endpoint endpoint,
    Retries retries,
    Duration connectTimeout,
    Duration readTimeout,
    boolean verifyCertificates,
    @Nullable Path certificates,
    boolean mayNeedProxy,
    TimestampFormat timestampFormat,
    String userAgent) {}
