-- What the old API has begun and not ended, or has to know again.
CREATE TABLE note (
  name VARCHAR(255) NOT NULL PRIMARY KEY,
  content VARCHAR(255) NOT NULL
);
