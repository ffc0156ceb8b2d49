-- Single conversations given to members who do not hold the team's key: the root sealed to their own public key, and
-- wrapped under their own symmetric key once they have opened it. One of the two is there.
CREATE TABLE conversation_seal (
    conversation_id @BYTES NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    staff_id     @BYTES NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    org_id       @BYTES NOT NULL,
    root_sealed  @BYTES,
    root_wrapped @BYTES,
    PRIMARY KEY (conversation_id, staff_id)
) @CLUSTERED;
CREATE INDEX conversation_seal_staff ON conversation_seal (staff_id, conversation_id);

-- What an older key of the team still opens is found at once, also when it is nothing.
CREATE INDEX conversation_epoch ON conversation (org_id, epoch, id);
