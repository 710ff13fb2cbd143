package org.turkbridge.archive.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.OptionalInt;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.text.TextEncoding;

/**
 * Reads tables of results, a row an Assignment: the {@code .results} that {@code getResults} of the
 * Command Line Tools wrote, and the {@code Batch_..._batch_results.csv} of the Requester web site.
 *
 * <p>What these hold was looked up in the tools' own source (java-aws-mturk and its command line
 * tools of 2007 to 2012) and in what public repositories hold and do with such files. They differ:
 *
 * <table>
 * <caption>Two kinds of tables</caption>
 * <tr><th></th><th>tools</th><th>web site</th></tr>
 * <tr><td>fields</td><td>separated by tabs; in quotes, but for what is null</td><td>separated by
 * commas; all in quotes</td></tr>
 * <tr><td>columns</td><td>hitid hittypeid title description keywords reward creationtime assignments
 * numavailable numpending numcomplete hitstatus reviewstatus annotation assignmentduration
 * autoapprovaldelay hitlifetime viewhit assignmentid workerid assignmentstatus autoapprovaltime
 * assignmentaccepttime assignmentsubmittime assignmentapprovaltime assignmentrejecttime deadline
 * feedback reject, then one for each question</td><td>HITId HITTypeId Title Description Keywords
 * Reward CreationTime MaxAssignments RequesterAnnotation AssignmentDurationInSeconds
 * AutoApprovalDelayInSeconds Expiration NumberOfSimilarHITs LifetimeInSeconds AssignmentId WorkerId
 * AssignmentStatus AcceptTime SubmitTime AutoApprovalTime ApprovalTime RejectionTime
 * RequesterFeedback WorkTimeInSeconds LifetimeApprovalRate Last30DaysApprovalRate
 * Last7DaysApprovalRate, then Input.* and Answer.*, Approve Reject; rows end before the
 * latter two</td></tr>
 * <tr><td>times</td><td>{@code EEE MMM dd HH:mm:ss zzz yyyy} in the zone of the machine; hitlifetime
 * is the time of expiry</td><td>the same in PST, PDT or GMT</td></tr>
 * <tr><td>answers</td><td>Answer.*, several selections as {@code a|b}, a file as its URL; before, and
 * with -namevaluepairs, all in {@code answers[question_id answer_value]}</td><td>Answer.*</td></tr>
 * <tr><td>nothing answered</td><td>no quotes; {@code ""} is an empty answer</td><td>cannot be told
 * from an empty answer: it is taken for none</td></tr>
 * <tr><td>no Assignments</td><td>a row with the HIT alone</td><td>no row</td></tr>
 * </table>
 *
 * <p>Runs of the tools were appended to one file, with a header each. The site's older list of
 * single HITs (HitId, HitTitle, Annotation, AssignmentId, WorkerId, Status, AcceptTime, SubmitTime,
 * Answer 1) and tables that programs made of the API's answers, with an Answer column, are read
 * too.
 *
 * <p>A HIT is told with the first row that it stands in, and with later ones that say something
 * else of it, or no more than 65,536 HITs later. An empty field is an absent value, and so is R's
 * {@code NA} without quotes where no text stands. Whatever programs made of the tables, names count
 * in letters of any case, columns in any order, separated by tabs, commas or semicolons, rows in
 * UTF-8 or else in windows-1252, or all in UTF-16.
 *
 * <p>It holds one row at a time. Limits: 16,777,216 bytes for a row, 4,194,304 characters for a
 * field, 16,384 columns. Several threads may use one reader.
 */
public final class ResultsTableReader {
  /**
   * Reads a table to its end.
   *
   * @param name of the file, as it is shown in places
   * @param in its bytes, read once from front to back; not closed
   * @throws IOException if the bytes cannot be read
   */
  public void read(String name, InputStream in, ArchiveVisitor visitor) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(in, TableHeader.LOOK_AHEAD);
    byte[] beginning = bytes.readNBytes(TableHeader.LOOK_AHEAD);
    TextEncoding encoding = TextEncoding.detect(beginning, beginning.length);
    int mark = encoding.markLength();
    bytes.unread(beginning, mark, beginning.length - mark);
    OptionalInt separator = TableHeader.separator(beginning, beginning.length);
    new TableReading(name, bytes, encoding, (char) separator.orElse(','), visitor).run();
  }
}
