-- "search" has what queries are compared with: name, description and keywords in small letters, a
-- line each. It is filled for the types that are there.
ALTER TABLE qualification_type ADD COLUMN search TEXT NOT NULL DEFAULT '';

-- The last place that was given to a row of each table: its "sequence".
CREATE TABLE place (
  entity VARCHAR(64) NOT NULL PRIMARY KEY,
  last BIGINT NOT NULL
);
