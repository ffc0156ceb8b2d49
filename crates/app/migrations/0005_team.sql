-- Who belongs to the team, by whose word: a chain of signed entries, each holding the hash of the one before.
CREATE TABLE team_entry (
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    number       @INT NOT NULL,
    statement    @BYTES NOT NULL,
    signature    @BYTES NOT NULL,
    hash         @BYTES NOT NULL,
    PRIMARY KEY (org_id, number)
) @STRICT;

-- The chain takes the place of a signature beside each row.
ALTER TABLE staff DROP COLUMN signed_by;
ALTER TABLE staff DROP COLUMN signature;
ALTER TABLE team_epoch DROP COLUMN public_key;
ALTER TABLE team_epoch DROP COLUMN signed_by;
ALTER TABLE team_epoch DROP COLUMN signature;
