package org.turkbridge.verify.records;

import java.util.function.LongSupplier;

/**
 * A document that is verified.
 *
 * @param name as shown to the user
 * @param bytesRead how many bytes of it were read so far
 */
record VerifiedDocument(String name, LongSupplier bytesRead) {}
