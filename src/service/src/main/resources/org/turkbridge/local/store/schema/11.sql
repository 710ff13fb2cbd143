-- Calls of both APIs by what they were, for each day in UTC: how many, when last, and how long they took. No
-- text of a call is here. "id" is a digest of the eight columns after it; "last_time" is in milliseconds since
-- 1970, "total_micros" and "greatest_micros" are microseconds; "parameters" has the names of those that were
-- sent, with spaces between.
CREATE TABLE call_ledger (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  call_day VARCHAR(10) NOT NULL,
  api VARCHAR(16) NOT NULL,
  requester VARCHAR(255) NOT NULL,
  program VARCHAR(255) NOT NULL,
  operation VARCHAR(64) NOT NULL,
  version VARCHAR(16) NOT NULL,
  transport VARCHAR(16) NOT NULL,
  outcome VARCHAR(255) NOT NULL,
  calls BIGINT NOT NULL,
  last_time BIGINT NOT NULL,
  total_micros BIGINT NOT NULL,
  greatest_micros BIGINT NOT NULL,
  parameters TEXT NOT NULL
);

CREATE INDEX call_ledger_by_day ON call_ledger (call_day);
