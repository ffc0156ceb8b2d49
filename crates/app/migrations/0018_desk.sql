-- The desk at work: emergencies that stay until somebody has said how they ended, conversations put off until a time, tags.
-- `emergency`: 0 none, 1 nobody has said yet how it ended, 2 it ended or was none. `snoozed_until` is a minute.
-- `revision` counts changes, so that what was shown to be done to many is done only to those that are still as shown.
ALTER TABLE conversation ADD COLUMN emergency @INT NOT NULL DEFAULT 0;
ALTER TABLE conversation ADD COLUMN snoozed_until @INT;
ALTER TABLE conversation ADD COLUMN revision @INT NOT NULL DEFAULT 0;

-- As before, with what the views count, so that they are counted from the index alone.
DROP INDEX conversation_unresolved;
CREATE INDEX conversation_unresolved
    ON conversation (org_id, waiting_since, id, state, last_author, taken_by, emergency, snoozed_until)
    WHERE state <> 'resolved' AND state <> 'discarded';
-- Few, and always looked at first.
CREATE INDEX conversation_emergency ON conversation (org_id, waiting_since, id) WHERE emergency = 1;

-- A tag's identifier is a keyed fingerprint of its word: the same word gives the same one, and without the instance key, which
-- lies elsewhere, nobody knows which. Words of the team's own lie sealed; those of the contact report's topics need no row.
CREATE TABLE tag (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    epoch        @INT NOT NULL,
    key_wrapped  @BYTES NOT NULL,
    word         @BYTES NOT NULL
) @CLUSTERED;
CREATE INDEX tag_epoch ON tag (org_id, epoch, id);

CREATE TABLE conversation_tag (
    conversation_id @BYTES NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    tag_id       @BYTES NOT NULL,
    org_id       @BYTES NOT NULL,
    by_hand      @INT NOT NULL,
    PRIMARY KEY (conversation_id, tag_id)
) @CLUSTERED;
CREATE INDEX conversation_tag_tag ON conversation_tag (org_id, tag_id, conversation_id);

-- How a member wants the desk. `send_wait`: seconds until an answer goes out; `shortcuts`: single-letter keys;
-- `takes_new`: whether new conversations may be assigned to them without asking.
CREATE TABLE desk_choice (
    staff_id     @BYTES PRIMARY KEY REFERENCES staff (id) ON DELETE CASCADE,
    org_id       @BYTES NOT NULL,
    send_wait    @INT NOT NULL,
    shortcuts    @INT NOT NULL,
    takes_new    @INT NOT NULL
) @STRICT;
