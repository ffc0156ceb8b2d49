-- What one organisation needs to receive a message, answer it and prove who could.
-- Every column that speaks of a person in clear stands in docs/clear.md with its reason; a test compares.

CREATE TABLE organisation (
    id           @BYTES PRIMARY KEY,
    slug         @TEXT NOT NULL UNIQUE,
    founding_key @BYTES NOT NULL,
    settings     @TEXT NOT NULL
) @STRICT;

CREATE TABLE staff (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    login        @TEXT NOT NULL,
    work_name    @TEXT NOT NULL,
    role         @TEXT NOT NULL,
    languages    @TEXT NOT NULL,
    sealing_key  @BYTES NOT NULL,
    signing_key  @BYTES NOT NULL,
    signed_by    @BYTES,
    signature    @BYTES NOT NULL,
    totp         @BYTES NOT NULL,
    totp_step    @INT NOT NULL,
    UNIQUE (org_id, login)
) @STRICT;

CREATE TABLE staff_slot (
    staff_id     @BYTES NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    kind         @TEXT NOT NULL,
    salt         @BYTES NOT NULL,
    memory_kib   @INT NOT NULL,
    passes       @INT NOT NULL,
    lanes        @INT NOT NULL,
    secret       @BYTES NOT NULL,
    PRIMARY KEY (staff_id, kind)
) @STRICT;

CREATE TABLE team_epoch (
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    epoch        @INT NOT NULL,
    public_key   @BYTES NOT NULL,
    signed_by    @BYTES NOT NULL,
    signature    @BYTES NOT NULL,
    PRIMARY KEY (org_id, epoch)
) @STRICT;

CREATE TABLE team_seal (
    org_id       @BYTES NOT NULL,
    epoch        @INT NOT NULL,
    staff_id     @BYTES NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    seed         @BYTES NOT NULL,
    PRIMARY KEY (org_id, epoch, staff_id),
    FOREIGN KEY (org_id, epoch) REFERENCES team_epoch (org_id, epoch)
) @STRICT;

CREATE TABLE staff_session (
    lookup       @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL,
    staff_id     @BYTES NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    stage        @TEXT NOT NULL,
    keys         @BYTES NOT NULL,
    wrong_codes  @INT NOT NULL,
    opened_at    @INT NOT NULL,
    seen_at      @INT NOT NULL
) @STRICT;

-- Clustered by random identifiers: a row's place in the file does not tell when it came.
CREATE TABLE conversation (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    code         @TEXT NOT NULL,
    language     @TEXT NOT NULL,
    state        @TEXT NOT NULL,
    taken_by     @BYTES,
    last_author  @TEXT NOT NULL,
    waiting_since @INT NOT NULL,
    changed_at   @INT NOT NULL,
    epoch        @INT NOT NULL,
    root_sealed  @BYTES,
    root_wrapped @BYTES
) @CLUSTERED;

CREATE INDEX conversation_queue ON conversation (org_id, state, waiting_since, id);
-- The desk looks at what is not resolved, always in this order; the resolved grow for ever and stay out of the way.
CREATE INDEX conversation_unresolved ON conversation (org_id, waiting_since, id) WHERE state <> 'resolved';

CREATE TABLE message (
    conversation_id @BYTES NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    number       @INT NOT NULL,
    id           @BYTES NOT NULL,
    org_id       @BYTES NOT NULL,
    author       @TEXT NOT NULL,
    staff_id     @BYTES,
    sent_at      @INT NOT NULL,
    body         @BYTES NOT NULL,
    PRIMARY KEY (conversation_id, number),
    UNIQUE (conversation_id, id)
) @CLUSTERED;

CREATE TABLE visitor_session (
    lookup       @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL,
    conversation_id @BYTES NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    root_wrapped @BYTES
) @CLUSTERED;

CREATE TABLE session_opening (
    lookup       @BYTES NOT NULL REFERENCES staff_session (lookup) ON DELETE CASCADE,
    conversation_id @BYTES NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    action       @TEXT NOT NULL,
    PRIMARY KEY (lookup, conversation_id, action)
) @CLUSTERED;

CREATE TABLE audit (
    staff_id     @BYTES NOT NULL REFERENCES staff (id),
    number       @INT NOT NULL,
    org_id       @BYTES NOT NULL,
    action       @TEXT NOT NULL,
    object       @BYTES NOT NULL,
    at           @INT NOT NULL,
    previous     @BYTES NOT NULL,
    hash         @BYTES NOT NULL,
    PRIMARY KEY (staff_id, number)
) @CLUSTERED;
