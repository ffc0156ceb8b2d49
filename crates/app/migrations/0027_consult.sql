-- A question to a consultant about a conversation. Its words lie under a key of its own, which is wrapped for the team and
-- sealed to each consultant who may open it. `named`: 1 when one colleague was asked, else everybody with the role.
-- `state`: asking (the visitor is asked, or the worker is to give the conversation), waiting, answered, back (taken back).
-- `history`: 0 without the conversation, 1 the visitor is asked, 2 they said yes, 3 they said no, 4 given with it.
-- `for_visitor`: 1 when the answer may go to the visitor as it is, 2 when it went. `since` is a minute while it waits, then a day.
CREATE TABLE consult (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL,
    conversation_id @BYTES NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    asked_by     @BYTES NOT NULL,
    role         @TEXT NOT NULL,
    named        @INT NOT NULL,
    taken_by     @BYTES,
    state        @TEXT NOT NULL,
    history      @INT NOT NULL,
    for_visitor  @INT NOT NULL,
    since        @INT NOT NULL,
    epoch        @INT NOT NULL,
    key_wrapped  @BYTES NOT NULL,
    question     @BYTES NOT NULL,
    earlier      @BYTES,
    answer       @BYTES
) @CLUSTERED;
CREATE INDEX consult_conversation ON consult (conversation_id, since);
CREATE INDEX consult_state ON consult (org_id, state, since, id);
CREATE INDEX consult_epoch ON consult (org_id, epoch, id);

-- The key of a question for one consultant, to their own signed key.
CREATE TABLE consult_seal (
    consult_id   @BYTES NOT NULL REFERENCES consult (id) ON DELETE CASCADE,
    staff_id     @BYTES NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    org_id       @BYTES NOT NULL,
    key_sealed   @BYTES NOT NULL,
    PRIMARY KEY (consult_id, staff_id)
) @CLUSTERED;
CREATE INDEX consult_seal_staff ON consult_seal (staff_id, consult_id);

-- What a consultant has begun to write, under their own key. It outlives that the question is taken back. `day` since 1970.
CREATE TABLE consult_draft (
    consult_id   @BYTES NOT NULL REFERENCES consult (id) ON DELETE CASCADE,
    staff_id     @BYTES NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    org_id       @BYTES NOT NULL,
    day          @INT NOT NULL,
    body         @BYTES NOT NULL,
    PRIMARY KEY (consult_id, staff_id)
) @CLUSTERED;
CREATE INDEX consult_draft_staff ON consult_draft (staff_id, day);

-- When a consultant is away, in days since 1970, both included, and a word about it for whoever asks: for the team, and in
-- `key_own` for themselves.
CREATE TABLE consult_away (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL,
    staff_id     @BYTES NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    from_day     @INT NOT NULL,
    to_day       @INT NOT NULL,
    epoch        @INT NOT NULL,
    key_sealed   @BYTES,
    key_wrapped  @BYTES,
    key_own      @BYTES NOT NULL,
    word         @BYTES NOT NULL
) @CLUSTERED;
CREATE UNIQUE INDEX consult_away_staff ON consult_away (staff_id);
CREATE INDEX consult_away_epoch ON consult_away (org_id, epoch, id);
