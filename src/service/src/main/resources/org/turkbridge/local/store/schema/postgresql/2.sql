-- "sequence" is the order in which types came to be known, which pages follow. "owner" is null for
-- what was imported: every Requester sees it and may change it. "inferred" types are known only
-- because requests name them: "inferred_second" and "inferred_nano" are the SubmitTime of the newest
-- of those, which "test" comes from. What nobody told is null.
ALTER TABLE qualification_type ADD COLUMN sequence BIGINT NOT NULL DEFAULT 0;
ALTER TABLE qualification_type ADD COLUMN owner VARCHAR(255);
ALTER TABLE qualification_type ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE qualification_type ADD COLUMN description TEXT;
ALTER TABLE qualification_type ADD COLUMN keywords TEXT;
ALTER TABLE qualification_type ADD COLUMN status VARCHAR(16) NOT NULL DEFAULT 'Active';
ALTER TABLE qualification_type ADD COLUMN creation_second BIGINT;
ALTER TABLE qualification_type ADD COLUMN creation_nano INTEGER;
ALTER TABLE qualification_type ADD COLUMN test TEXT;
ALTER TABLE qualification_type ADD COLUMN test_duration BIGINT;
ALTER TABLE qualification_type ADD COLUMN answer_key TEXT;
ALTER TABLE qualification_type ADD COLUMN retry_delay BIGINT;
ALTER TABLE qualification_type ADD COLUMN auto_granted BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE qualification_type ADD COLUMN auto_granted_value INTEGER;
ALTER TABLE qualification_type ADD COLUMN inferred BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE qualification_type ADD COLUMN inferred_second BIGINT;
ALTER TABLE qualification_type ADD COLUMN inferred_nano INTEGER;

CREATE UNIQUE INDEX qualification_type_by_sequence ON qualification_type (sequence);
CREATE UNIQUE INDEX qualification_type_by_name ON qualification_type (name, owner) WHERE status <> 'Disposing';

-- "state" is Submitted, Granted or Rejected; the "settled" time is when it left Submitted.
ALTER TABLE qualification_request ADD COLUMN state VARCHAR(16) NOT NULL DEFAULT 'Submitted';
ALTER TABLE qualification_request ADD COLUMN reason TEXT;
ALTER TABLE qualification_request ADD COLUMN settled_second BIGINT;
ALTER TABLE qualification_request ADD COLUMN settled_nano INTEGER;

-- Lists hold what is pending alone, however much was settled.
DROP INDEX qualification_request_by_type;
CREATE INDEX qualification_request_pending_by_type ON qualification_request (qualification_type_id, sequence)
  WHERE state = 'Submitted';
CREATE INDEX qualification_request_pending ON qualification_request (sequence) WHERE state = 'Submitted';
CREATE INDEX qualification_request_by_worker ON qualification_request (qualification_type_id, worker_id);

-- Who holds or held a type, in the order of the first grant. "status" is Granted or Revoked; the
-- grant time is that of the last grant.
CREATE TABLE qualification (
  sequence BIGINT NOT NULL PRIMARY KEY,
  qualification_type_id VARCHAR(255) NOT NULL REFERENCES qualification_type (id),
  worker_id VARCHAR(255) NOT NULL,
  integer_value INTEGER,
  country VARCHAR(16),
  subdivision VARCHAR(16),
  status VARCHAR(16) NOT NULL,
  grant_second BIGINT,
  grant_nano INTEGER,
  reason TEXT,
  UNIQUE (qualification_type_id, worker_id)
);

CREATE INDEX qualification_by_status ON qualification (qualification_type_id, status, sequence);
