package org.turkbridge.console.code;

/**
 * What the migration guide says in one place.
 *
 * @param section the heading that it stands under, as Markdown
 * @param text a paragraph, a point of a list, or the cells of a row behind the first, each behind
 *     the heading of its column, as Markdown in one line
 */
public record GuideNote(String section, String text) {}
