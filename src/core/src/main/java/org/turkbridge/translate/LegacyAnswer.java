package org.turkbridge.translate;

import org.turkbridge.xml.XmlCharacters;

/**
 * What an old caller is sent.
 *
 * @param message the legacy message
 * @param replacedCharacters how many characters XML could not hold; {@link
 *     XmlCharacters#REPLACEMENT} stands for each
 */
public record LegacyAnswer<M>(M message, int replacedCharacters) {}
