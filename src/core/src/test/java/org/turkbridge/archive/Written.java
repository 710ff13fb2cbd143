package org.turkbridge.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.turkbridge.translate.Normalisation;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** A whole document. */
public final class Written {
  private final byte[] bytes;
  private final Set<Normalisation> normalisations;

  private Written(byte[] bytes, Set<Normalisation> normalisations) {
    this.bytes = bytes;
    this.normalisations = normalisations;
  }

  /** The document of these requests, in one run. */
  public static Written in(RecordFormat format, List<QualificationRequest> requests) {
    return inRuns(format, List.of(requests));
  }

  /** The document of these records of one kind, in one run. */
  public static Written in(RecordFormat format, RecordKind kind, List<? extends SdkPojo> records) {
    return inRuns(format, kind, List.of(records));
  }

  /** The document of these runs of requests, none of them empty unless there is but one. */
  public static Written inRuns(RecordFormat format, List<List<QualificationRequest>> runs) {
    return inRuns(format, RecordKind.QUALIFICATION_REQUEST, runs);
  }

  /** The document of these runs of records of one kind, none of them empty unless it is alone. */
  public static Written inRuns(
      RecordFormat format, RecordKind kind, List<? extends List<? extends SdkPojo>> runs) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Set<Normalisation> told = EnumSet.noneOf(Normalisation.class);
    try {
      format.begin(kind, out);
      for (int run = 0; run < runs.size(); run++) {
        if (run > 0) {
          format.separate(out);
        }
        RecordWriter writer = format.writer(out);
        for (SdkPojo record : runs.get(run)) {
          told.addAll(writer.write(kind, record));
        }
        writer.flush();
      }
      format.end(kind, out, runs.stream().allMatch(List::isEmpty));
      if (format.finishing().isPresent()) {
        byte[] draft = out.toByteArray();
        out.reset();
        format.finishing().get().finish(kind, () -> new ByteArrayInputStream(draft), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Written(out.toByteArray(), told);
  }

  /** A copy of the document. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** What the writers told. */
  public Set<Normalisation> normalisations() {
    return normalisations;
  }

  /** The document as text. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
