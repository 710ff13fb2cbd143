-- What came from archives of HITs and of what belongs to them, as it stood there: calls change it, time
-- does not. Every Requester sees it. What is absent there is null. "origin" names the place in the archive
-- that a row came from, null where a call made or changed it; "member_times" has the times of members that
-- came from other states than the rest. The long texts are last, so that others are
-- read without them.

-- "named" HITs are known only because assignments name them. "required_types" has the ids of the
-- QualificationTypes that "qualification_requirements" name.
CREATE TABLE imported_hit (
  sequence BIGINT NOT NULL UNIQUE,
  id VARCHAR(255) NOT NULL PRIMARY KEY,
  named BOOLEAN NOT NULL DEFAULT FALSE,
  hit_type_id VARCHAR(255),
  hit_group_id VARCHAR(255),
  hit_layout_id VARCHAR(255),
  creation_second BIGINT,
  creation_nano INTEGER,
  status VARCHAR(32),
  max_assignments INTEGER,
  reward VARCHAR(64),
  auto_approval_delay BIGINT,
  expiration_second BIGINT,
  expiration_nano INTEGER,
  assignment_duration BIGINT,
  review_status VARCHAR(32),
  pending INTEGER,
  available INTEGER,
  completed INTEGER,
  origin TEXT,
  member_times TEXT,
  title TEXT,
  description TEXT,
  keywords TEXT,
  requester_annotation TEXT,
  qualification_requirements TEXT,
  required_types TEXT,
  question TEXT
);

CREATE INDEX imported_hit_by_type ON imported_hit (hit_type_id, sequence);

CREATE TABLE imported_assignment (
  sequence BIGINT NOT NULL UNIQUE,
  id VARCHAR(255) NOT NULL PRIMARY KEY,
  hit_id VARCHAR(255) NOT NULL,
  worker_id VARCHAR(255),
  status VARCHAR(32),
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
  origin TEXT,
  member_times TEXT,
  requester_feedback TEXT,
  answer TEXT
);

CREATE INDEX imported_assignment_by_hit ON imported_assignment (hit_id, sequence);
CREATE INDEX imported_assignment_by_worker ON imported_assignment (worker_id, status);

-- "content" is a digest of all members; null of one that a call made while there was an equal one.
CREATE TABLE imported_bonus_payment (
  sequence BIGINT NOT NULL PRIMARY KEY,
  content VARCHAR(64) UNIQUE,
  assignment_id VARCHAR(255) NOT NULL,
  worker_id VARCHAR(255),
  bonus_amount VARCHAR(64),
  reason TEXT,
  grant_second BIGINT,
  grant_nano INTEGER,
  origin TEXT
);

CREATE INDEX imported_bonus_payment_by_assignment ON imported_bonus_payment (assignment_id, sequence);

-- "lifted" blocks are those that a call took back.
CREATE TABLE imported_worker_block (
  sequence BIGINT NOT NULL UNIQUE,
  worker_id VARCHAR(255) NOT NULL PRIMARY KEY,
  reason TEXT,
  lifted BOOLEAN NOT NULL DEFAULT FALSE,
  origin TEXT,
  member_times TEXT
);

CREATE TABLE imported_review_report (
  sequence BIGINT NOT NULL UNIQUE,
  hit_id VARCHAR(255) NOT NULL PRIMARY KEY,
  origin TEXT,
  assignment_review_policy TEXT,
  hit_review_policy TEXT,
  assignment_review_report TEXT,
  hit_review_report TEXT
);
