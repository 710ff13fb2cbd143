-- The bonuses that Workers were granted. What a Requester was charged with for them is in
-- "ledger_entry", where "kind" is Bonus or BonusFee.
CREATE TABLE bonus_payment (
  sequence BIGINT NOT NULL PRIMARY KEY,
  hit_id VARCHAR(64) NOT NULL REFERENCES hit (id),
  assignment_id VARCHAR(64) NOT NULL REFERENCES assignment (id),
  worker_id VARCHAR(64) NOT NULL,
  bonus_amount VARCHAR(32) NOT NULL,
  reason TEXT NOT NULL,
  grant_second BIGINT NOT NULL,
  grant_nano INTEGER NOT NULL
);

CREATE INDEX bonus_payment_by_hit ON bonus_payment (hit_id, sequence);
CREATE INDEX bonus_payment_by_assignment ON bonus_payment (assignment_id, sequence);

-- What Requesters wrote to Workers, a row for each Worker.
CREATE TABLE worker_message (
  sequence BIGINT NOT NULL PRIMARY KEY,
  owner VARCHAR(255) NOT NULL,
  worker_id VARCHAR(64) NOT NULL,
  subject TEXT NOT NULL,
  message_text TEXT NOT NULL,
  sent_second BIGINT NOT NULL,
  sent_nano INTEGER NOT NULL
);

CREATE INDEX worker_message_by_worker ON worker_message (worker_id, sequence);
