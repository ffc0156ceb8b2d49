-- Where a member on call is told that somebody waits. Unattended sending needs no session, so the address is sealed under a key
-- that follows from the instance key.
CREATE TABLE staff_mailbox (
    staff_id @BYTES NOT NULL PRIMARY KEY REFERENCES staff (id) ON DELETE CASCADE,
    org_id @BYTES NOT NULL,
    language @TEXT NOT NULL,
    state @TEXT NOT NULL CHECK (state IN ('asked', 'confirmed', 'refused')),
    always @INT NOT NULL,
    wrong @INT NOT NULL,
    asked_at @INT NOT NULL,
    mailbox @BYTES NOT NULL
) @STRICT;
