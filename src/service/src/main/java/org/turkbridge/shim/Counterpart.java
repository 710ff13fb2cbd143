package org.turkbridge.shim;

import java.util.Map;
import java.util.stream.Collectors;
import org.turkbridge.legacy.Binder;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.mapping.RequestMapping;

/** What the current API has in place of a legacy operation. Immutable. */
public final class Counterpart {
  private final OperationDeclaration declaration;

  private Counterpart(OperationDeclaration declaration) {
    this.declaration = declaration;
  }

  /** Those of all operations that are answered here, by the legacy names. */
  public static Map<String, Counterpart> all() {
    return OperationDeclaration.all().stream()
        .collect(Collectors.toUnmodifiableMap(each -> each.operation().name(), Counterpart::new));
  }

  /** Reads Requests of the operation. */
  public Binder<?> binder() {
    return declaration.binder();
  }

  /** What members of the current API have where a Request does not say. */
  public Map<String, Object> defaults() {
    return declaration.mapping().map(RequestMapping::defaults).orElse(Map.of());
  }

  /**
   * The steps in place of a Request; none if the current API has nothing like it.
   *
   * @throws org.turkbridge.legacy.LegacyException as the caller is told, if the Request is wrong by
   *     itself
   */
  public CurrentPlan plan(Parameters sent) {
    return declaration.plan(sent);
  }
}
