package org.turkbridge.archive;

import java.util.Set;
import org.turkbridge.translate.Normalisation;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/**
 * A record of an archive in the current model, its notation undone.
 *
 * @param place of its beginning
 * @param request with QualificationRequestId, QualificationTypeId and SubmitTime; WorkerId, Test
 *     and Answer are null if they are absent
 * @param normalisations what the archive wrote in another way than the request holds it
 */
public record ArchivedQualificationRequest(
    Place place, QualificationRequest request, Set<Normalisation> normalisations) {}
