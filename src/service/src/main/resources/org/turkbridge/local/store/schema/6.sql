-- What HITs of one kind share. "content" is a digest of all properties: the same give the same type.
-- "required_types" has the ids of the QualificationTypes that "qualification_requirements" name.
CREATE TABLE hit_type (
  sequence BIGINT NOT NULL UNIQUE,
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  owner VARCHAR(255),
  content VARCHAR(64) NOT NULL,
  group_id VARCHAR(64) NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  keywords TEXT,
  reward VARCHAR(32) NOT NULL,
  auto_approval_delay BIGINT NOT NULL,
  assignment_duration BIGINT NOT NULL,
  qualification_requirements TEXT,
  required_types TEXT
);

CREATE UNIQUE INDEX hit_type_by_content ON hit_type (content, owner);

-- Times of one column are milliseconds since 1970. "accepted", "submitted" and "completed" count the
-- assignments that are in work, that wait for their review, and that are approved or rejected, as
-- their rows say it. From "due" on that is no longer so of one of them: the end of its time, or its
-- automatic approval, has come. From "ready" on the HIT is Reviewable or Reviewing, unless something
-- happens to it before; "changed" is when something last did. "quiet" is the last of "ready", "changed"
-- and every "due" of its assignments: long after that it is disposed of. "review_run" is the "ready"
-- that the review policy ran for. The long texts are last, so that others are read without them.
CREATE TABLE hit (
  sequence BIGINT NOT NULL UNIQUE,
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  hit_type_id VARCHAR(64) NOT NULL REFERENCES hit_type (id),
  hit_layout_id VARCHAR(64),
  owner VARCHAR(255),
  creation_second BIGINT NOT NULL,
  creation_nano INTEGER NOT NULL,
  expiration_second BIGINT NOT NULL,
  expiration_nano INTEGER NOT NULL,
  max_assignments INTEGER NOT NULL,
  first_max_assignments INTEGER NOT NULL,
  review_status VARCHAR(32) NOT NULL,
  reviewing BOOLEAN NOT NULL DEFAULT FALSE,
  disposed BOOLEAN NOT NULL DEFAULT FALSE,
  accepted INTEGER NOT NULL DEFAULT 0,
  submitted INTEGER NOT NULL DEFAULT 0,
  completed INTEGER NOT NULL DEFAULT 0,
  due BIGINT,
  ready BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  quiet BIGINT NOT NULL,
  review_run BIGINT,
  requester_annotation TEXT,
  assignment_review_policy TEXT,
  hit_review_policy TEXT,
  question TEXT
);

-- Lists leave out what is disposed of; whether a HIT is in one is told without its row.
CREATE INDEX hit_by_place ON hit (sequence, ready, quiet, reviewing, owner) WHERE NOT disposed;
CREATE INDEX hit_by_type ON hit (hit_type_id, sequence, ready, quiet, reviewing, owner) WHERE NOT disposed;
CREATE INDEX hit_by_review ON hit (ready)
  WHERE NOT disposed AND hit_review_policy IS NOT NULL AND (review_run IS NULL OR review_run <> ready);

-- "status" is Accepted, Submitted, Approved or Rejected, or Returned or Abandoned of those that ended
-- without an answer. "due" is when an Accepted one is abandoned, and a Submitted one approved, by
-- itself, in milliseconds since 1970; null of the others.
CREATE TABLE assignment (
  sequence BIGINT NOT NULL UNIQUE,
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  hit_id VARCHAR(64) NOT NULL REFERENCES hit (id),
  worker_id VARCHAR(64) NOT NULL,
  status VARCHAR(16) NOT NULL,
  accept_second BIGINT,
  accept_nano INTEGER,
  deadline_second BIGINT,
  deadline_nano INTEGER,
  submit_second BIGINT,
  submit_nano INTEGER,
  auto_approval_second BIGINT,
  auto_approval_nano INTEGER,
  approval_second BIGINT,
  approval_nano INTEGER,
  rejection_second BIGINT,
  rejection_nano INTEGER,
  due BIGINT,
  requester_feedback TEXT,
  answer TEXT
);

-- A Worker has one assignment of a HIT; one that ended without an answer does not count.
CREATE UNIQUE INDEX assignment_by_worker ON assignment (worker_id, hit_id)
  WHERE status <> 'Returned' AND status <> 'Abandoned';
CREATE INDEX assignment_by_history ON assignment (worker_id, status, due);
CREATE INDEX assignment_by_place ON assignment (hit_id, sequence);
CREATE INDEX assignment_by_status ON assignment (hit_id, status, due);
CREATE INDEX assignment_by_due ON assignment (due) WHERE due IS NOT NULL;

-- Tokens of requests that may be sent again, and what came of the first one: "object_id" is what it
-- made or changed, "used" when, in milliseconds since 1970.
CREATE TABLE request_token (
  sequence BIGINT NOT NULL UNIQUE,
  owner VARCHAR(255) NOT NULL,
  operation VARCHAR(64) NOT NULL,
  unique_request_token VARCHAR(64) NOT NULL,
  object_id VARCHAR(64) NOT NULL,
  used BIGINT NOT NULL,
  PRIMARY KEY (owner, operation, unique_request_token)
);

CREATE INDEX request_token_by_use ON request_token (used);

-- Money is in hundredths of a cent. An account that is not there has what every Requester begins with.
CREATE TABLE account (
  owner VARCHAR(255) NOT NULL PRIMARY KEY,
  balance BIGINT NOT NULL
);

-- What an account was charged with: "kind" is Reward or RewardFee, "time" milliseconds since 1970.
CREATE TABLE ledger_entry (
  sequence BIGINT NOT NULL UNIQUE,
  owner VARCHAR(255) NOT NULL,
  kind VARCHAR(32) NOT NULL,
  amount BIGINT NOT NULL,
  time BIGINT NOT NULL,
  hit_id VARCHAR(64) NOT NULL,
  assignment_id VARCHAR(64) NOT NULL,
  worker_id VARCHAR(64) NOT NULL
);

CREATE INDEX ledger_entry_by_assignment ON ledger_entry (assignment_id);
CREATE INDEX ledger_entry_by_owner ON ledger_entry (owner, worker_id);

-- What review policies found and did. "level" is Assignment or HIT: the policy's.
CREATE TABLE review_result (
  sequence BIGINT NOT NULL UNIQUE,
  hit_id VARCHAR(64) NOT NULL REFERENCES hit (id),
  level VARCHAR(16) NOT NULL,
  action_id VARCHAR(64) NOT NULL PRIMARY KEY,
  subject_id VARCHAR(64),
  subject_type VARCHAR(16),
  question_id TEXT,
  result_key TEXT,
  result_value TEXT
);

CREATE INDEX review_result_by_hit ON review_result (hit_id, level, sequence);

CREATE TABLE review_action (
  sequence BIGINT NOT NULL UNIQUE,
  hit_id VARCHAR(64) NOT NULL REFERENCES hit (id),
  level VARCHAR(16) NOT NULL,
  action_id VARCHAR(64) NOT NULL PRIMARY KEY,
  action_name VARCHAR(64),
  target_id VARCHAR(64),
  target_type VARCHAR(16),
  status VARCHAR(16),
  complete_second BIGINT,
  complete_nano INTEGER,
  result TEXT,
  error_code TEXT
);

CREATE INDEX review_action_by_hit ON review_action (hit_id, level, sequence);
