-- How emergencies went: each time one was raised, with what raised it, and how it ended; sealed under the conversation's own root.
-- `upto`: the last message that stood there when it ended; 0 where it was raised.
CREATE TABLE emergency_step (
    conversation_id @BYTES NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    number       @INT NOT NULL,
    id           @BYTES NOT NULL,
    org_id       @BYTES NOT NULL,
    upto         @INT NOT NULL,
    body         @BYTES NOT NULL,
    PRIMARY KEY (conversation_id, number)
) @CLUSTERED;
