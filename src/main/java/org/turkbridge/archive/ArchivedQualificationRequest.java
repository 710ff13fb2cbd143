package org.turkbridge.archive;

import java.util.Set;
import org.turkbridge.message.QualificationRequest;
import org.turkbridge.translate.Normalisation;

/**
 * A record as an archive has it, its notation undone.
 *
 * @param place of its start tag
 * @param request with QualificationRequestId, QualificationTypeId, SubjectId and SubmitTime; Test
 *     and Answer are null if the element is absent. SubmitTime is not checked to be a time.
 * @param normalisations what the archive wrote in another way than the request holds it
 */
public record ArchivedQualificationRequest(
    Place place, QualificationRequest request, Set<Normalisation> normalisations) {
  public ArchivedQualificationRequest {
    normalisations = Set.copyOf(normalisations);
  }
}
