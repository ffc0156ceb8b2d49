-- What is written and not there yet: answers that can still be taken back, and drafts.
-- An answer that goes out in some seconds. Its body is the message that it becomes, under the identifier that it will have;
-- it waits for a minute at most. `held`: 1 when whoever wrote it answers with the team's key and so takes the conversation.
-- `resolves`: 1 when the conversation is resolved with it. `send_at` is a whole second.
CREATE TABLE outgoing (
    id           @BYTES PRIMARY KEY,
    conversation_id @BYTES NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    org_id       @BYTES NOT NULL,
    staff_id     @BYTES NOT NULL REFERENCES staff (id),
    held         @INT NOT NULL,
    seen         @INT NOT NULL,
    resolves     @INT NOT NULL,
    send_at      @INT NOT NULL,
    body         @BYTES NOT NULL
) @STRICT;
CREATE INDEX outgoing_due ON outgoing (send_at);
CREATE INDEX outgoing_conversation ON outgoing (conversation_id, send_at);
-- For the foreign key, and for whoever asks what somebody has on its way.
CREATE INDEX outgoing_staff ON outgoing (staff_id);

-- What a member has begun to write, under their own key: nobody else of the team opens it. `day` since 1970.
CREATE TABLE draft (
    conversation_id @BYTES NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    staff_id     @BYTES NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    org_id       @BYTES NOT NULL,
    day          @INT NOT NULL,
    body         @BYTES NOT NULL,
    PRIMARY KEY (conversation_id, staff_id)
) @STRICT;
CREATE INDEX draft_staff ON draft (staff_id, day);
