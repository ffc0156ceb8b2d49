-- Films that an organisation shows to everybody. About nobody, and in clear: a public page shows them.
CREATE TABLE film (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    slug         @TEXT NOT NULL,
    state        @TEXT NOT NULL,
    kind         @TEXT NOT NULL,
    size         @INT NOT NULL,
    checksum     @BYTES NOT NULL,
    millis       @INT NOT NULL,
    width        @INT NOT NULL,
    height       @INT NOT NULL,
    sound        @INT NOT NULL,
    poster       @BYTES,
    day          @INT NOT NULL,
    UNIQUE (org_id, slug)
) @STRICT;

-- Its bytes in pieces of one length, in order.
CREATE TABLE film_piece (
    film_id      @BYTES NOT NULL REFERENCES film (id) ON DELETE CASCADE,
    number       @INT NOT NULL,
    org_id       @BYTES NOT NULL,
    body         @BYTES NOT NULL,
    PRIMARY KEY (film_id, number)
) @STRICT;

-- What is said of it in a language, and its captions.
CREATE TABLE film_words (
    film_id      @BYTES NOT NULL REFERENCES film (id) ON DELETE CASCADE,
    lang         @TEXT NOT NULL,
    org_id       @BYTES NOT NULL,
    title        @TEXT NOT NULL,
    about        @TEXT NOT NULL,
    captions     @TEXT NOT NULL,
    PRIMARY KEY (film_id, lang)
) @STRICT;
