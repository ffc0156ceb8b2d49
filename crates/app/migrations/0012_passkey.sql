-- Passkeys of members, and the question that was put to a browser last in a session.

CREATE TABLE staff_passkey (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    staff_id     @BYTES NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    added_on     @INT NOT NULL,
    credential   @BYTES NOT NULL
) @STRICT;
CREATE INDEX staff_passkey_of ON staff_passkey (staff_id, added_on, id);

CREATE TABLE passkey_ceremony (
    lookup       @BYTES PRIMARY KEY REFERENCES staff_session (lookup) ON DELETE CASCADE,
    question     @BYTES NOT NULL
) @CLUSTERED;
