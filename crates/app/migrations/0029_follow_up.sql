-- Asking again how somebody is. Days alone, never a time; what it is about, what was tried and how it ended lie sealed under a key
-- of the row. `state`: open, heard (somebody else was reached), reached (how it ended is asked), lost, ended. `whose` NULL: anybody.
-- `seen` is the last message of the visitor when it was planned or last changed: a later one means that they wrote again.
CREATE TABLE follow_up (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    conversation_id @BYTES NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    state        @TEXT NOT NULL,
    due          @INT NOT NULL,
    whose        @BYTES,
    attempts     @INT NOT NULL,
    missed       @INT NOT NULL,
    steps        @INT NOT NULL,
    seen         @INT NOT NULL,
    planned_by   @BYTES NOT NULL,
    planned_on   @INT NOT NULL,
    changed_on   @INT NOT NULL,
    epoch        @INT NOT NULL,
    key_wrapped  @BYTES NOT NULL,
    asked        @BYTES NOT NULL
) @CLUSTERED;
CREATE INDEX follow_up_due ON follow_up (org_id, due, id, whose) WHERE state <> 'lost' AND state <> 'ended';
CREATE INDEX follow_up_lost ON follow_up (org_id, changed_on, id) WHERE state = 'lost';
CREATE INDEX follow_up_conversation ON follow_up (conversation_id, due, id);
CREATE INDEX follow_up_epoch ON follow_up (org_id, epoch, id);

-- What was done about it, in order. The other columns are what was before, so that the last step can be taken back.
CREATE TABLE follow_up_step (
    follow_up_id @BYTES NOT NULL REFERENCES follow_up (id) ON DELETE CASCADE,
    number       @INT NOT NULL,
    staff_id     @BYTES NOT NULL,
    day          @INT NOT NULL,
    state        @TEXT NOT NULL,
    due          @INT NOT NULL,
    whose        @BYTES,
    attempts     @INT NOT NULL,
    missed       @INT NOT NULL,
    seen         @INT NOT NULL,
    body         @BYTES NOT NULL,
    PRIMARY KEY (follow_up_id, number)
) @CLUSTERED;
