package org.turkbridge.convert;

import static org.turkbridge.convert.Xml.incomplete;
import static org.turkbridge.convert.Xml.jsonWith;
import static org.turkbridge.convert.Xml.list;
import static org.turkbridge.convert.Xml.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.turkbridge.archive.files.Packing;
import org.turkbridge.archive.files.WholeDocument;

/**
 * A folder of many small documents as people save them, a page a file, and among them large,
 * packed, damaged and unreadable ones. Ids count up in the order of the files.
 */
final class ManyDocuments {
  static final int FILES = 400;

  private final Path folder;
  private int records;

  private ManyDocuments(Path folder) {
    this.folder = folder;
  }

  /** Writes it into a new folder. */
  static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    ManyDocuments many = new ManyDocuments(folder);
    for (int file = 0; file < FILES; file++) {
      many.write(file);
    }
    return folder;
  }

  private void write(int number) throws IOException {
    String name = "page-%03d".formatted(number);
    switch (number % 40) {
      case 3 -> file(name + ".xml.gz", Packing.gzip(page(2)));
      case 5 -> file(name + ".xml", bytes(list(incomplete(id()), record(id()))));
      case 7 -> file(name + ".xml", bytes(page(2).replace("</list>", "")));
      case 9 -> file(name + ".xml", bytes(""));
      case 11 -> file(name + ".xml", bytes("<list/>"));
      case 13 -> file(name + ".xml", bytes("BZh9 is no archive that is read"));
      case 15 -> file(name + ".xml.gz", cut(Packing.gzip(page(60))));
      case 17 -> file(name + ".zip", zip());
      // Packed, though their names do not say so.
      case 19 -> file(name + ".xml", Packing.gzip(page(3)));
      case 21 -> file(name + ".xml", zip());
      case 23 -> file(name + ".jsonl", bytes(jsonWith(id(), "") + jsonWith(id(), "\"Test\":1,")));
      case 25 -> file(name + ".json", bytes("[" + jsonWith(id(), "").strip() + "]"));
      case 27 -> file(name + ".xml", page(2).getBytes(StandardCharsets.UTF_16));
      case 29 -> file(name + ".xml", bytes(failedAnswer()));
      case 31 -> file(name + ".xml", bytes(page(number < 200 ? 4000 : 2300)));
      // Packed it is small.
      case 33 -> file(name + ".xml.gz", Packing.gzip(page(1) + " ".repeat(WholeDocument.MOST)));
      case 35 -> file(name + ".xml", filled(WholeDocument.MOST + number / 40 - 5));
      default -> file(name + ".xml", bytes(page(1 + number % 3)));
    }
  }

  private byte[] zip() throws IOException {
    List<String> members = new ArrayList<>();
    for (int member = 0; member < 5; member++) {
      members.addAll(List.of(member + ".xml", page(1)));
    }
    members.addAll(List.of("../6.xml", "<list/>", "7.xml", list(incomplete(id()))));
    return Packing.zip(members.toArray());
  }

  /** So many bytes. */
  private byte[] filled(int length) {
    byte[] page = bytes(page(2));
    byte[] filled = Arrays.copyOf(page, length);
    Arrays.fill(filled, page.length, length, (byte) '\n');
    return filled;
  }

  private static String failedAnswer() {
    return "<GetQualificationRequestsResponse><OperationRequest><Errors><Error>"
        + "<Code>AWS.NotAuthorized</Code><Message>no</Message></Error></Errors>"
        + "</OperationRequest></GetQualificationRequestsResponse>";
  }

  private String page(int count) {
    StringBuilder page = new StringBuilder("<?xml version=\"1.0\"?>\n<list>");
    for (int i = 0; i < count; i++) {
      page.append(record(id(), "<Test> &lt;T>\u03B3&lt;/T></Test><Answer>a</Answer>")).append('\n');
    }
    return page.append("</list>").toString();
  }

  private String id() {
    return "R" + records++;
  }

  private static byte[] cut(byte[] content) {
    return Arrays.copyOf(content, content.length * 2 / 3);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void file(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }
}
