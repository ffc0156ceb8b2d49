-- Notes of the team on a conversation. They go with it, and the visitor never sees one.
CREATE TABLE note (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL,
    conversation_id @BYTES NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    number       @INT NOT NULL,
    staff_id     @BYTES NOT NULL,
    epoch        @INT NOT NULL,
    key_wrapped  @BYTES NOT NULL,
    body         @BYTES NOT NULL
) @CLUSTERED;
CREATE UNIQUE INDEX note_thread ON note (conversation_id, number);
CREATE INDEX note_epoch ON note (org_id, epoch, id);

-- What a member did with one conversation or many, for a day: so that it can be undone. `target` is the colleague or the tag,
-- `until` the minute until which something was put off.
CREATE TABLE deed (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL,
    staff_id     @BYTES NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    kind         @TEXT NOT NULL,
    target       @BYTES,
    until        @INT,
    at           @INT NOT NULL
) @CLUSTERED;
CREATE INDEX deed_at ON deed (at, id);

-- With which conversations. `revision` is what each had after it, the other columns what was before. `outcome`: 0 done, 1 undone,
-- 2 could not be undone, from 10 why it was left out.
CREATE TABLE deed_thread (
    deed_id      @BYTES NOT NULL REFERENCES deed (id) ON DELETE CASCADE,
    conversation_id @BYTES NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    revision     @INT NOT NULL,
    outcome      @INT NOT NULL,
    state        @TEXT NOT NULL,
    taken_by     @BYTES,
    snoozed_until @INT,
    tagged       @INT,
    PRIMARY KEY (deed_id, conversation_id)
) @CLUSTERED;
CREATE INDEX deed_thread_conversation ON deed_thread (conversation_id, deed_id);
