package org.turkbridge.archive.xml;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.translate.Normalisation;

/**
 * What an element of a record holds.
 *
 * @param text its notation undone
 * @param normalisations what was undone
 * @param fault why the text cannot be used, to be read after the name of the element; null if it
 *     can
 */
record Value(String text, Set<Normalisation> normalisations, @Nullable Cause fault) {}
