package org.turkbridge.awscli.service;

import java.time.Duration;

/** Waits before a call is made again. */
@FunctionalInterface
public interface Sleeper {
  void sleep(Duration pause) throws InterruptedException;
}
