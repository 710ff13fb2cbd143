package org.turkbridge.archive;

import java.util.Set;
import org.turkbridge.translate.Normalisation;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/**
 * A QualificationType of an archive in the current model, its notation undone.
 *
 * @param place of its beginning
 * @param type with QualificationTypeId and Name; all else is null if it is absent
 * @param normalisations what the archive wrote in another way than the type holds it
 */
public record ArchivedQualificationType(
    Place place, QualificationType type, Set<Normalisation> normalisations) {}
