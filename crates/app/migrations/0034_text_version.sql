-- Texts as data that coordinators put into use: the profile of the country, what to do at each step of safeguarding. About nobody.
-- What was in use once never changes.
CREATE TABLE text_version (
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    kind         @TEXT NOT NULL,
    version      @INT NOT NULL,
    text         @TEXT NOT NULL,
    state        @TEXT NOT NULL,
    staff_id     @BYTES NOT NULL,
    day          @INT NOT NULL,
    PRIMARY KEY (org_id, kind, version)
) @STRICT;

INSERT INTO text_version (org_id, kind, version, text, state, staff_id, day)
    SELECT org_id, 'country', version, text, state, staff_id, day FROM country_profile;

DROP TABLE country_profile;
