-- A session can be locked: its row then holds no keys. What was tried in vain is told to the member at the next sign-in.
ALTER TABLE staff_session RENAME COLUMN wrong_codes TO wrong;
ALTER TABLE staff_session ADD COLUMN missed_passwords @INT NOT NULL DEFAULT 0;
ALTER TABLE staff_session ADD COLUMN missed_codes @INT NOT NULL DEFAULT 0;
CREATE INDEX staff_session_member ON staff_session (org_id, staff_id);

CREATE TABLE sign_in_missed (
    staff_id     @BYTES PRIMARY KEY REFERENCES staff (id) ON DELETE CASCADE,
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    passwords    @INT NOT NULL,
    codes        @INT NOT NULL
) @STRICT;
