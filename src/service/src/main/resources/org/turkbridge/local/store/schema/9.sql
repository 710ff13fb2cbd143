-- What the Requester of a HIT type wants to be told of its HITs. "notification" says of what, where and
-- how; "notification_key" is the access key whose secret signs it; "notification_set" is when that was
-- last said, in milliseconds since 1970.
ALTER TABLE hit_type ADD COLUMN notification TEXT;
ALTER TABLE hit_type ADD COLUMN notification_key VARCHAR(255);
ALTER TABLE hit_type ADD COLUMN notification_active BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE hit_type ADD COLUMN notification_set BIGINT;

CREATE INDEX hit_type_by_notification ON hit_type (notification_set) WHERE notification_active;

-- What will come of HITs by itself, unless something happens to them before, of those HITs whose
-- Requester wants to be told: when they expire, are Reviewable, and are disposed of; null where that has
-- been told, or was so before it was asked for. "due" is the first of the three. All are milliseconds
-- since 1970.
CREATE TABLE coming_event (
  hit_id VARCHAR(64) NOT NULL PRIMARY KEY REFERENCES hit (id),
  due BIGINT NOT NULL,
  expired BIGINT,
  reviewable BIGINT,
  disposed BIGINT
);

CREATE INDEX coming_event_by_due ON coming_event (due);

-- What is to be delivered. "due" is when it may be tried next, in milliseconds since 1970; of those due at
-- once "turn" tells which happened first.
CREATE TABLE notification (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  owner VARCHAR(255) NOT NULL,
  access_key_id VARCHAR(255) NOT NULL,
  transport VARCHAR(16) NOT NULL,
  destination TEXT NOT NULL,
  version VARCHAR(32) NOT NULL,
  event_type VARCHAR(32) NOT NULL,
  event_time BIGINT NOT NULL,
  hit_type_id VARCHAR(64) NOT NULL,
  hit_id VARCHAR(64) NOT NULL,
  assignment_id VARCHAR(64),
  turn INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  due BIGINT NOT NULL
);

CREATE INDEX notification_by_due ON notification (due, turn);
CREATE INDEX notification_by_destination ON notification (destination, due, turn);
CREATE INDEX notification_by_owner ON notification (owner, event_time);
