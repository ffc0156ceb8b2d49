-- What an organisation writes into its guide itself. About nobody who writes to it; what is published everybody reads.
-- A version of one file of the pack. Its text never changes; another text is another version.
CREATE TABLE guide_version (
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    path         @TEXT NOT NULL,
    number       @INT NOT NULL,
    state        @TEXT NOT NULL,
    text         @TEXT NOT NULL,
    staff_id     @BYTES NOT NULL,
    at           @INT NOT NULL,
    due_at       @INT,
    PRIMARY KEY (org_id, path, number)
) @STRICT;

-- Scheduled versions, by their moment.
CREATE INDEX guide_version_due ON guide_version (state, due_at);

-- What was decided of a version, in order. Rows are only added. Of a file without a version of its own the number is 0.
CREATE TABLE guide_decision (
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    path         @TEXT NOT NULL,
    number       @INT NOT NULL,
    place        @INT NOT NULL,
    step         @TEXT NOT NULL,
    staff_id     @BYTES NOT NULL,
    role         @TEXT NOT NULL,
    digest       @BYTES NOT NULL,
    said         @TEXT NOT NULL,
    at           @INT NOT NULL,
    PRIMARY KEY (org_id, path, number, place)
) @STRICT;

-- Which version of a file everybody sees; without a number the file was taken away. A file that is not here is the program's own.
CREATE TABLE guide_shown (
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    path         @TEXT NOT NULL,
    number       @INT,
    PRIMARY KEY (org_id, path)
) @STRICT;

-- How often an organisation has changed what everybody sees.
CREATE TABLE guide_head (
    org_id       @BYTES PRIMARY KEY REFERENCES organisation (id),
    revision     @INT NOT NULL
) @STRICT;
