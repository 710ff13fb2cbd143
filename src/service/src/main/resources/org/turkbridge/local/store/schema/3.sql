-- Archives say of types which no Worker can request. "origin" names the place in the archive that a
-- type or Qualification came from, null when a call made or changed it, or a type is inferred.
ALTER TABLE qualification_type ADD COLUMN requestable BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE qualification_type ADD COLUMN origin TEXT;
ALTER TABLE qualification ADD COLUMN origin TEXT;
