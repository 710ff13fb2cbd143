package org.turkbridge.console.document;

import java.util.List;

/**
 * A document to be looked at.
 *
 * @param name of the member that holds it, such as Test
 * @param text the document as it is
 * @param fault why it is shown as text alone; empty if it is shown otherwise too
 * @param form what a form shows; none if it is no form
 * @param url the page that asks in its place; empty if there is none
 * @param isPage whether it is a page of HTML, which is shown in a frame
 * @param heads of the table of answers or scores; none if it is neither
 * @param rows of the table
 * @param note what else there is to say of the table; empty if nothing
 */
public record DocumentView(
    String name,
    String text,
    String fault,
    List<FormPart> form,
    String url,
    boolean isPage,
    List<String> heads,
    List<List<String>> rows,
    String note) {
  static DocumentView ofForm(String name, String text, List<FormPart> form) {
    return new DocumentView(name, text, "", form, "", false, List.of(), List.of(), "");
  }

  static DocumentView ofAddress(String name, String text, String url) {
    return new DocumentView(name, text, "", List.of(), url, false, List.of(), List.of(), "");
  }

  static DocumentView ofPage(String name, String text) {
    return new DocumentView(name, text, "", List.of(), "", true, List.of(), List.of(), "");
  }

  static DocumentView ofTable(
      String name, String text, List<String> heads, List<List<String>> rows, String note) {
    return new DocumentView(name, text, "", List.of(), "", false, heads, rows, note);
  }

  static DocumentView ofText(String name, String text, String fault) {
    return new DocumentView(name, text, fault, List.of(), "", false, List.of(), List.of(), "");
  }
}
