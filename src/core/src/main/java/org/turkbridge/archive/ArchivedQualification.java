package org.turkbridge.archive;

import java.util.Set;
import org.turkbridge.translate.Normalisation;
import software.amazon.awssdk.services.mturk.model.Qualification;

/**
 * A Qualification of an archive in the current model, its notation undone.
 *
 * @param place of its beginning
 * @param qualification with QualificationTypeId and WorkerId; all else is null if it is absent
 * @param normalisations what the archive wrote in another way than the Qualification holds it
 */
public record ArchivedQualification(
    Place place, Qualification qualification, Set<Normalisation> normalisations) {}
