package org.turkbridge.convert;

import static org.turkbridge.convert.Xml.incomplete;
import static org.turkbridge.convert.Xml.jsonWith;
import static org.turkbridge.convert.Xml.list;
import static org.turkbridge.convert.Xml.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.turkbridge.archive.files.Packing;

/**
 * A folder of archives in which much is odd and some is broken. The same seed gives the same bytes.
 */
final class DirtyArchive {
  private final SplittableRandom random;
  private final Path folder;
  private int records;

  private DirtyArchive(long seed, Path folder) {
    this.random = new SplittableRandom(seed);
    this.folder = folder;
  }

  /** Writes it into a new folder: several files, of which two are cut into many stretches. */
  static Path write(Path folder, long seed) throws IOException {
    new DirtyArchive(seed, folder).write();
    return folder;
  }

  private void write() throws IOException {
    file("a-large.xml", bytes(list(xml(6000))));
    file("b/broken.xml", bytes(list(xml(200), "</QualificationRequest>", xml(50))));
    file("b/cut.xml.gz", cut(Packing.gzip(list(xml(2500)))));
    file("b/doctype.xml", bytes("<!DOCTYPE list><list>" + xml(3) + "</list>"));
    file("b/empty.xml", bytes(""));
    file(
        "c/several.xml",
        bytes("<?xml version='1.0'?>" + list(xml(40)) + "<?xml version='1.0'?>" + list(xml(40))));
    file("c/utf-16.xml", list(xml(300)).getBytes(StandardCharsets.UTF_16));
    file(
        "d.zip",
        Packing.zip(
            "x.xml", list(xml(60)), "../y.xml", list(xml(2)), "z.jsonl", json(100), "no.xml", "?"));
    file("e-large.jsonl", bytes(json(9000)));
    file("f.json", bytes("[" + json(50).strip().replace("\n", ",") + "]"));
  }

  private void file(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private byte[] cut(byte[] content) {
    return Arrays.copyOf(content, content.length / 2 + random.nextInt(content.length / 2 - 100));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String xml(int count) {
    StringBuilder xml = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String id = "R" + records++;
      xml.append(
          switch (random.nextInt(40)) {
            case 0 -> incomplete(id);
            case 1 -> "<!-- <QualificationRequest> --><x a='&lt;QualificationRequest>'/>";
            case 2 -> record(id, "<Test><![CDATA[<QualificationRequest>]]></Test>");
            case 3 -> record(id, "<Test>&amp;lt;T/&amp;gt;</Test>");
            case 4 -> record(id, "<Test><T xmlns='urn:t'>\u00e9</T></Test><Answer/>");
            case 5 -> record(id, "<Unknown/>").replace("Z</", "+02:00</");
            case 6 -> record(id, "<Test>&no;</Test>");
            case 7 -> record(id).replace("2014-08", "2014-13");
            case 8 -> record(id, "<Test>\u0001</Test>");
            case 9 -> record(id).replace("<SubjectId>W</SubjectId>", "");
            default -> record(id, "<Test> &lt;T>\u03B3&lt;/T></Test><Answer>\uD83D\uDE00</Answer>");
          });
      xml.append(random.nextInt(3) == 0 ? "\r\n" : "");
    }
    return xml.toString();
  }

  private String json(int count) {
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String good = jsonWith("R" + records++, "\"Test\":\"<T>\\u03b3</T>\",");
      json.append(
          switch (random.nextInt(40)) {
            case 0 -> good.replace("\"QualificationTypeId\":\"Q\",", "");
            case 3 -> good.replace("\"WorkerId\":\"W\",", "");
            case 1 -> good.replace("\"W\"", "[1]");
            case 2 -> good.replace("2014-08", "2014-13");
            default -> good;
          });
    }
    return json.toString();
  }
}
