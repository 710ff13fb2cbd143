package org.turkbridge.console.data;

import java.util.List;

/** A list with what it is searched by. */
public record ListView(DataPage page, List<SearchField> search, TableView table) {}
