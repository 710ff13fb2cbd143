package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Who looks on at calls does nothing to them, nor to each other. */
class CallListenersTest {
  /** Fails whatever it is told. */
  private static final class Failing implements CallListener {
    private final boolean isFailingAtOnce;

    Failing(boolean isFailingAtOnce) {
      this.isFailingAtOnce = isFailingAtOnce;
    }

    @Override
    public Arrived arrived(ArrivingCall call) {
      if (isFailingAtOnce) {
        throw new IllegalStateException("arrived");
      }
      return answered -> {
        throw new IllegalStateException("answered");
      };
    }

    @Override
    public void refused(RefusedRequest request) {
      throw new IllegalStateException("refused");
    }
  }

  private static final class Noting implements CallListener {
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public Arrived arrived(ArrivingCall call) {
      told.add("arrived");
      return answered -> told.add(answered.operation() + " " + answered.outcome());
    }

    @Override
    public void refused(RefusedRequest request) {
      told.add("refused " + request.status());
    }
  }

  @Test
  void oneThatFailsKeepsNobodyFromTheOthers() throws IOException {
    Noting noting = new Noting();
    try (RunningBridge bridge =
            RunningBridge.holding(
                Path.of("samples"), new Failing(true), new Failing(false), noting);
        Lines lines = Lines.of(CallListeners.class.getName())) {
      LegacyReply reply = bridge.get(Calls.query(Calls.OPERATION));
      assertThat(reply.text("IsValid")).isEqualTo("True");
      bridge.ask("GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(noting.told).containsExactly("arrived", Calls.OPERATION + " ok", "refused 404");
      assertThat(lines.texts()).hasSize(4);
    }
  }
}
