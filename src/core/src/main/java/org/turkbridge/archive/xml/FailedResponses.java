package org.turkbridge.archive.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.Place;

/**
 * Notices the ways in which the old service said no: {@code Errors} in {@code OperationRequest}, in
 * {@code Request}, or right under the root; {@code IsValid} False; a SOAP fault.
 */
final class FailedResponses {
  private static final Set<String> TEXTS =
      Set.of("Code", "Message", "IsValid", "faultcode", "faultstring");
  private static final Set<String> ERROR_HOLDERS = Set.of("Request", "OperationRequest");

  private final String file;
  private final ArchiveVisitor visitor;
  private final List<String> path = new ArrayList<>();
  private final Map<String, String> texts = new HashMap<>();
  private boolean invalid;
  private boolean explained;

  FailedResponses(String file, ArchiveVisitor visitor) {
    this.file = file;
    this.visitor = visitor;
  }

  /** The names of the elements that are open, from the outermost. */
  List<String> open() {
    return path;
  }

  /** An element begins. */
  void open(String name) {
    path.add(name);
    if (name.equals("Error") || name.equals("Fault")) {
      texts.clear();
    } else if (name.equals("Request")) {
      invalid = false;
      explained = false;
    }
  }

  /** Whether {@link #text} should be told what the innermost element holds. */
  boolean wantsText() {
    return !path.isEmpty() && TEXTS.contains(path.get(path.size() - 1));
  }

  /** Text of the innermost element, perhaps not all of it. */
  void text(String text) {
    texts.merge(path.get(path.size() - 1), text, String::concat);
  }

  /** The innermost element ends. */
  void close(int line) {
    String name = path.remove(path.size() - 1);
    switch (name) {
      case "Error" -> {
        if (isError()) {
          report(line, "Code", "Message");
        }
      }
      case "Fault" -> {
        if (parent(0).equals("Body")) {
          report(line, "faultcode", "faultstring");
        }
      }
      case "IsValid" -> invalid = taken("IsValid").equalsIgnoreCase("False");
      case "Request" -> {
        if (invalid && !explained) {
          visitor.failedResponse(
              new Place(file, 0, line), "IsValid is False, and no error says why");
        }
      }
      default -> {
        // Nothing is known by another name.
      }
    }
  }

  private boolean isError() {
    return parent(0).equals("Errors") && (path.size() <= 2 || ERROR_HOLDERS.contains(parent(1)));
  }

  private void report(int line, String code, String message) {
    explained = true;
    visitor.failedResponse(new Place(file, 0, line), taken(code) + ": " + taken(message));
  }

  private String taken(String name) {
    String text = texts.remove(name);
    return text == null ? "" : text.strip();
  }

  private String parent(int above) {
    int index = path.size() - 1 - above;
    return index < 0 ? "" : path.get(index);
  }
}
