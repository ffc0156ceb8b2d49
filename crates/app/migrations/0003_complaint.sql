-- Complaints and feedback without a name: sealed to each coordinator, and wrapped for whoever holds the trace code.
-- No row leads from here to a conversation, a session or a cookie. `received_on` and `changed_on` are days.

CREATE TABLE complaint (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    code         @TEXT NOT NULL,
    state        @TEXT NOT NULL,
    received_on  @INT NOT NULL,
    changed_on   @INT NOT NULL,
    lookup       @BYTES NOT NULL UNIQUE,
    root_wrapped @BYTES NOT NULL
) @CLUSTERED;
CREATE INDEX complaint_list ON complaint (org_id, state, received_on, id);

CREATE TABLE complaint_seal (
    complaint_id @BYTES NOT NULL REFERENCES complaint (id) ON DELETE CASCADE,
    staff_id     @BYTES NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    org_id       @BYTES NOT NULL,
    root         @BYTES NOT NULL,
    PRIMARY KEY (complaint_id, staff_id)
) @CLUSTERED;

CREATE TABLE complaint_entry (
    complaint_id @BYTES NOT NULL REFERENCES complaint (id) ON DELETE CASCADE,
    number       @INT NOT NULL,
    id           @BYTES NOT NULL,
    org_id       @BYTES NOT NULL,
    body         @BYTES NOT NULL,
    PRIMARY KEY (complaint_id, number),
    UNIQUE (complaint_id, id)
) @CLUSTERED;

CREATE TABLE complaint_opening (
    lookup       @BYTES NOT NULL REFERENCES staff_session (lookup) ON DELETE CASCADE,
    complaint_id @BYTES NOT NULL REFERENCES complaint (id) ON DELETE CASCADE,
    PRIMARY KEY (lookup, complaint_id)
) @CLUSTERED;
