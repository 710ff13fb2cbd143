package org.turkbridge.console.page;

import java.util.List;

/**
 * A table of calls.
 *
 * @param subject what a line is about
 * @param note what the notes of the lines are about; empty where none has any
 */
public record CallTableView(String title, String subject, String note, List<CallRow> rows) {}
