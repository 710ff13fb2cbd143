package org.turkbridge.http;

/** The two APIs that a bridge answers, each on a port of its own. */
public enum Api {
  /** 2014-08-15 and before: REST and SOAP. */
  LEGACY,
  /** 2017-01-17, of the embedded service. */
  CURRENT
}
