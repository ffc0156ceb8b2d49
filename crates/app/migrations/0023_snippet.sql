-- Answers that can be used again, in the organisation's own words. What comes with the program needs no row. Nothing here is about
-- anybody: texts are the same for all, and uses are counted by month, without conversation and without member.
CREATE TABLE snippet (
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    key          @TEXT NOT NULL,
    version      @INT NOT NULL,
    text         @TEXT NOT NULL,
    state        @TEXT NOT NULL,
    written_by   @BYTES NOT NULL,
    written_on   @INT NOT NULL,
    decided_by   @BYTES,
    decided_on   @INT,
    PRIMARY KEY (org_id, key, version)
) @STRICT;

CREATE TABLE snippet_use (
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    key          @TEXT NOT NULL,
    month        @INT NOT NULL,
    uses         @INT NOT NULL,
    PRIMARY KEY (org_id, key, month)
) @STRICT;
