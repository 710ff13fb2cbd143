package org.turkbridge.clients;

import java.util.List;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.Nullable;

/**
 * What is the same in the JAX-WS clients of every version, whose classes have nothing in common.
 */
interface GeneratedClient {
  String OPERATION = "GetQualificationRequests";

  Result call(String accessKeyId, XMLGregorianCalendar timestamp, String signature, Query query);

  /** What to ask for; null leaves a parameter out. */
  record Query(
      @Nullable String type,
      @Nullable String sortProperty,
      @Nullable String sortDirection,
      @Nullable Integer pageNumber,
      @Nullable Integer pageSize) {
    static final Query DEFAULT = new Query(null, null, null, null, null);

    Query page(int number, int size) {
      return new Query(type, sortProperty, sortDirection, number, size);
    }
  }

  /**
   * What came back.
   *
   * @param codes of errors, wherever they were
   */
  record Result(
      String requestId,
      List<String> codes,
      @Nullable String isValid,
      @Nullable Integer numResults,
      @Nullable Integer totalNumResults,
      @Nullable Integer pageNumber,
      List<Item> items) {
    List<String> ids() {
      return items.stream().map(Item::id).toList();
    }
  }

  /** One QualificationRequest. */
  record Item(
      String id,
      String type,
      String worker,
      @Nullable String test,
      @Nullable String answer,
      String submitTime) {}
}
