-- The Workers whom a Requester blocked, in the order of the first block.
CREATE TABLE worker_block (
  sequence BIGINT NOT NULL UNIQUE,
  owner VARCHAR(255) NOT NULL,
  worker_id VARCHAR(64) NOT NULL,
  reason TEXT,
  PRIMARY KEY (owner, worker_id)
);
