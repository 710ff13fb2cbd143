package org.turkbridge.local.scoring;

import java.util.IdentityHashMap;
import org.turkbridge.local.scoring.DocumentException.Fault;
import org.turkbridge.schema.DocumentKind;

/**
 * A document that is valid by its schema.
 *
 * @param root the tree
 * @param namespace that of the root as written, empty for none
 * @param places where the objects of the tree begin
 */
record ValidDocument<T>(
    DocumentKind kind, T root, String namespace, IdentityHashMap<Object, DocumentPlace> places) {
  /**
   * For the caller to throw.
   *
   * @param where an object of the tree
   */
  DocumentException inconsistent(Object where, String message) {
    return new DocumentException(kind.root(), Fault.INCONSISTENT, place(where), message);
  }

  /**
   * For the caller to throw.
   *
   * @param where an object of the tree
   */
  DocumentException notValid(Object where, String message) {
    return new DocumentException(kind.root(), Fault.NOT_VALID, place(where), message);
  }

  /**
   * For the caller to throw.
   *
   * @param where an object of the tree
   */
  DocumentException notXhtml(Object where, String message) {
    return new DocumentException(kind.root(), Fault.NOT_XHTML, place(where), message);
  }

  private DocumentPlace place(Object where) {
    return places.getOrDefault(where, DocumentPlace.START);
  }
}
