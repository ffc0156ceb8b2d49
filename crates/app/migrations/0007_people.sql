-- Somebody who was invited: the row lies here until they have come and were admitted or refused. The link itself lies
-- nowhere; `lookup` follows from it one way. What the newcomer is shown (code secret, phrase) follows from the link and
-- `salt` together, and `salt` is emptied when they are done, so that an old link opens nothing. Without `invited_by` it
-- is the link of the first coordinator.
CREATE TABLE invitation (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    lookup       @BYTES NOT NULL UNIQUE,
    salt         @BYTES NOT NULL,
    invited_by   @BYTES,
    role         @TEXT NOT NULL,
    work_name    @TEXT NOT NULL,
    languages    @TEXT NOT NULL,
    ends_at      @INT NOT NULL
) @STRICT;

ALTER TABLE staff ADD COLUMN wrong_numbers @INT NOT NULL DEFAULT 0;
