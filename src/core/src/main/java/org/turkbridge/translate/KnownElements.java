package org.turkbridge.translate;

/**
 * What the caller's version of the legacy API knows of the elements that came late. An answer may
 * hold no other: clients with generated code fail on an element that their WSDL does not declare.
 *
 * @param subdivision the Subdivision of a Locale
 * @param hitGroupAndLayout HITGroupId and HITLayoutId
 * @param setComparators the Comparators In, NotIn and DoesNotExist, and more than one value
 */
public record KnownElements(
    boolean subdivision, boolean hitGroupAndLayout, boolean setComparators) {}
