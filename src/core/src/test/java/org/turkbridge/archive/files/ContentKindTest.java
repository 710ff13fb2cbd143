package org.turkbridge.archive.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no archive is named by its content, with what to do. */
class ContentKindTest {
  @TempDir Path folder;

  private List<String> seen(byte[] content) throws IOException {
    return Seen.in(Files.write(folder.resolve("a.xml"), content));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = '!',
      value = {
        "|QualificationRequestId,QualificationTypeId,WorkerId,Test,Answer,SubmitTime\\r\\nA,Q,W,,,t|!|is a table|!|only results are read: with the columns HITId and AssignmentId in the first line, in UTF-8, UTF-16 or windows-1252; give the XML or JSON|",
        "|,QualificationRequestId,WorkerId\\n0,A,W\\n|!|is a table|!|give the XML or JSON|",
        "|\"HITId\",\"HITTypeId\",\"Title\"\\n\"x\",\"y\",\"z\"|!|is a table|!|give the XML or JSON|",
        "|\"hitid\"\\t\"hittypeid\"\\t\"title\"\\r\\n|!|is a table|!|give the XML or JSON|",
        "|sep=,\\nHITId,AssignmentId\\nH,A\\n|!|is a table|!|HITId and AssignmentId in the first line|",
        "|Results of May\\n\\nTitle,\"HITId\",AssignmentId\\nT,H,A\\n|!|is a table|!|HITId and AssignmentId in the first line|",
        "|Id,Test,Answer\\nA,\"<?xml?>\\n<Test a=\"\"1\"\">\\n  <Q/>\",t|!|is a table|!|only results are read|",
        "|Id,Test\\nA,\"<Test>\\n  <Q>without its end|!|is a table|!|only results are read|",
        "|workerid;answer\\nW;x|!|is a table|!|give the XML or JSON|",
        "|\\n<!DOCTYPE html>\\n<html><body>503|!|is HTML|!|give the XML or JSON|",
        "|<html xmlns='http://www.w3.org/1999/xhtml'>|!|is HTML|!|give|",
        "|<?xml version=\"1.0\"?>\\n<!-- saved -->\\n<!DOCTYPE HTML PUBLIC \"x\">|!|is HTML|!|give|",
        "|{\"log\": {\"version\":\"1.2\",\"entries\":[]}}|!|is HTTP calls|!|turkbridge replay|",
        "|POST / HTTP/1.1\\nHost: x\\n\\n|!|is a recorded HTTP call|!|turkbridge replay|",
        "|%PDF-1.4|!|is PDF|!|give|",
        "|PAR1|!|is Parquet|!|give|",
        "|SQLite format 3\\0|!|is an SQLite database|!|turkbridge export --store|",
        "|\\u00d0\\u00cf\\u0011\\u00e0|!|is an old office document|!|give|",
        "|PK\\u0003\\u0004__________________________[Content_Types].xml|!|is an office document|!|give|",
        "|PK\\u0003\\u0004__________________________mimetypeapplication/vnd.oasis.opendocument|!|is an office document|!|give|",
        "|QUALIFICATIONREQUESTS\\t<a>\\tQ|!|is what aws prints|!|--output json|",
        "|QualificationRequests:\\n- Answer: x|!|is what aws prints|!|--output json|",
        "|-----------------------\\n\\u007c  ListQualificationRequests|!|is what aws prints|!|--output json|",
        "|BZh9|!|is packed as bzip2|!|with bunzip2|",
        "|\\u00fd7zXZ\\u0000|!|is packed as xz|!|with unxz|",
        "|\\u0028\\u00b5\\u002f\\u00fd|!|is packed as Zstandard|!|with unzstd|",
        "|7z\\u00bc\\u00af\\u0027\\u001c|!|is packed as 7-Zip|!|with 7z x|",
        "|Rar!\\u001a\\u0007|!|is packed as RAR|!|with unrar x|"
      })
  void isNamedWithWhatToDo(String content, String name, String remedy) throws IOException {
    String text = unescaped(content);

    assertThat(seen(text.getBytes(ISO_8859_1))).singleElement().asString().contains(name, remedy);
    if (text.chars().allMatch(c -> c < 0x80)
        && Character.isLetter(text.charAt(0))
        && !name.contains("packed")
        && !name.contains("Parquet")
        && !name.contains("SQLite")
        && !text.startsWith("PK")) {
      assertThat(seen(("\uFEFF" + text).getBytes(UTF_8))).singleElement().asString().contains(name);
      assertThat(seen(text.getBytes(UTF_16))).singleElement().asString().contains(name);
      assertThat(seen(Packing.gzip(text))).singleElement().asString().contains(name);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "<a/>",
        "<?xml version='1.0'?><list><html/></list>",
        "<htmlish/>",
        "<html:R xmlns:html='u'/>",
        "<!-- a --><R><!-- b --><html/></R>",
        "saved by john,2012-04-01\n<R/>",
        "\"saved by john\",2012-04-01\n<R a=\"1\"/>",
        "{\"logs\":{}}",
        "{\"QualificationRequests\":[]}",
        "[{}]",
        "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<a/>",
        "Dear reader, here it is: <a/>",
        "2014-08-15 00:01:00,123 INFO <a/>",
        "HITId,Title,AssignmentId\n",
        "\"hitid\"\t\"assignmentid\"\r\n",
        "GET /?method=Notify&Event.1.EventType=Ping HTTP/1.1\n",
        "GET ready"
      })
  void leavesAllElseToTheReaders(String text) throws IOException {
    assertThat(seen(text.getBytes(StandardCharsets.UTF_8)))
        .containsExactly(folder.resolve("a.xml") + " -> a: " + text);
  }

  @Test
  void aHeaderMayBeLong() throws IOException {
    assertThat(seen("\"column.of-a table\"\t".repeat(50).getBytes(UTF_8)))
        .singleElement()
        .asString()
        .contains("is a table");
  }

  @Test
  void resultsMayBeOfWideCharacters() throws IOException {
    byte[] table = "HITId\tAssignmentId\r\nH\tA\r\n".getBytes(UTF_16);

    assertThat(seen(table)).singleElement().asString().contains(" -> a: ");
  }

  /** Columns that tell may come late. */
  @Test
  void resultsMayHaveALongHeader() throws IOException {
    String table = "\"column.of-a table\"\t".repeat(50) + "\"hitid\"\t\"assignmentid\"\n";
    String read = folder.resolve("a.xml") + " -> a: " + table.length() + " bytes";

    assertThat(seen(table.getBytes(UTF_8))).containsExactly(read);
    assertThat(seen(Packing.gzip(table))).containsExactly(read);
  }

  @Test
  void isToldOfAMemberToo() throws IOException {
    Path zip = folder.resolve("a.zip");
    Files.write(zip, Packing.zip("x.xml", "<!doctype html><html>", "y.xml", "<a/>"));

    assertThat(Seen.in(zip))
        .satisfiesExactly(
            one -> assertThat(one).startsWith(zip + "!/x.xml ! is HTML"),
            two -> assertThat(two).endsWith("<a/>"));
  }

  /** With the escapes of Java and JSON undone. */
  private static String unescaped(String text) {
    return Pattern.compile("\\\\u([0-9a-f]{4})")
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(found.group(1), 16))))
        .translateEscapes();
  }
}
