package org.turkbridge.legacy;

/** The two envelopes of the legacy API. */
public enum Transport {
  REST,
  SOAP
}
