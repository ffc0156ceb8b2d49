-- Pictures of an organisation for its guide. What is in one never changes under its name; what is published everybody sees.
CREATE TABLE guide_picture (
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    name         @TEXT NOT NULL,
    kind         @TEXT NOT NULL,
    width        @INT NOT NULL,
    height       @INT NOT NULL,
    body         @BYTES NOT NULL,
    PRIMARY KEY (org_id, name)
) @STRICT;
