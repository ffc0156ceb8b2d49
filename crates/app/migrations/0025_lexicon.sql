-- What an organisation has put into use in the place of the lexicons that come with the program. About nobody: phrases.
-- What was in use once never changes, so that it can come back.
CREATE TABLE lexicon (
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    language     @TEXT NOT NULL,
    version      @INT NOT NULL,
    text         @TEXT NOT NULL,
    state        @TEXT NOT NULL,
    staff_id     @BYTES NOT NULL,
    day          @INT NOT NULL,
    PRIMARY KEY (org_id, language, version)
) @STRICT;

-- How often a version of a lexicon raised an emergency of a kind, and how often that was none. No time and no conversation.
CREATE TABLE triage_count (
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    language     @TEXT NOT NULL,
    version      @INT NOT NULL,
    kind         @TEXT NOT NULL,
    raised       @INT NOT NULL,
    cleared      @INT NOT NULL,
    PRIMARY KEY (org_id, language, version, kind)
) @STRICT;
