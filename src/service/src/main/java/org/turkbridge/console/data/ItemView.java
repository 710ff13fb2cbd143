package org.turkbridge.console.data;

import java.util.List;
import org.turkbridge.console.document.DocumentView;

/**
 * One thing with all that is known of it.
 *
 * @param title what it is called
 * @param said what became of it by a decision that was just taken; empty if none was
 * @param offer what may be decided
 */
public record ItemView(
    DataPage page,
    String id,
    String title,
    String said,
    List<Member> members,
    List<DocumentView> documents,
    List<TableView> tables,
    DecisionOffer offer) {}
