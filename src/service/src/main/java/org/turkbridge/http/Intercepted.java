package org.turkbridge.http;

import java.util.Optional;
import java.util.function.Supplier;
import org.turkbridge.http.Interceptor.Reception;

/** The way to an interceptor, which costs nothing where there is none. */
final class Intercepted {
  private static final Reception AS_IT_IS =
      new Reception() {
        @Override
        public Optional<Fault> fault() {
          return Optional.empty();
        }

        @Override
        public void answered(int status) {}
      };

  private final Optional<Interceptor> interceptor;

  Intercepted(Optional<Interceptor> interceptor) {
    this.interceptor = interceptor;
  }

  Reception receive(Supplier<ReceivedCall> call) {
    return interceptor.isEmpty() ? AS_IT_IS : interceptor.get().receive(call.get());
  }

  void refused(Api api, int status) {
    interceptor.ifPresent(each -> each.refused(api, status));
  }
}
