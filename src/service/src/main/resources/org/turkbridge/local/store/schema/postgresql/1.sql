CREATE TABLE setting (
  name VARCHAR(64) NOT NULL PRIMARY KEY,
  content VARCHAR(255) NOT NULL
);

CREATE TABLE qualification_type (
  id VARCHAR(255) NOT NULL PRIMARY KEY
);

-- "sequence" is the order of insertion, which pages follow.
-- "owner" is null for what was imported: every Requester sees it. "origin" names the place in the
-- archive that a request came from, null when it did not come from one.
CREATE TABLE qualification_request (
  sequence BIGINT NOT NULL PRIMARY KEY,
  id VARCHAR(255) NOT NULL UNIQUE,
  qualification_type_id VARCHAR(255) NOT NULL REFERENCES qualification_type (id),
  worker_id VARCHAR(255) NOT NULL,
  test TEXT,
  answer TEXT,
  submit_second BIGINT NOT NULL,
  submit_nano INTEGER NOT NULL,
  owner VARCHAR(255),
  origin TEXT
);

CREATE INDEX qualification_request_by_type ON qualification_request (qualification_type_id, sequence);
