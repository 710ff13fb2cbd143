package org.turkbridge.verify.report;

import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * The report for build servers, in the JUnit XML that Ant began with and Jenkins, GitLab and the
 * test reporters of GitHub Actions read.
 *
 * <p>The first test suite is the run: it has a test that passes, since servers take a report
 * without any test for a broken build, and tells the totals; and one more, if findings were left
 * out. Then comes a suite for each source with findings, and in it a test for each finding: a
 * difference is a failure, an error an error, and a warning is skipped, unless it counts.
 */
public final class JUnitXmlReport implements ReportFormat {
  @Override
  public void write(Report report, boolean strict, OutputStream out) throws IOException {
    List<JUnitSuite> suites = suites(report, strict);
    Writer characters = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    try {
      JUnitXml xml =
          new JUnitXml(new WstxOutputFactory().createXMLStreamWriter(characters), report);
      xml.begin();
      for (int i = 0; i < suites.size(); i++) {
        xml.suite(i, suites.get(i));
      }
      xml.end();
    } catch (XMLStreamException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e);
    }
    characters.write('\n');
    characters.flush();
  }

  private static List<JUnitSuite> suites(Report report, boolean strict) {
    Map<String, List<Finding>> bySource = new LinkedHashMap<>();
    for (Finding finding : report.findings()) {
      bySource.computeIfAbsent(finding.source(), source -> new ArrayList<>()).add(finding);
    }
    List<JUnitSuite> suites = new ArrayList<>();
    suites.add(JUnitSuite.ofRun(report, strict));
    bySource.forEach((source, findings) -> suites.add(JUnitSuite.of(source, findings, strict)));
    return suites;
  }
}
