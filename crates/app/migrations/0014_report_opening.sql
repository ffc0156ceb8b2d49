-- Which reports of others a session has opened: it is recorded once.

CREATE TABLE report_opening (
    lookup       @BYTES NOT NULL REFERENCES staff_session (lookup) ON DELETE CASCADE,
    report_id    @BYTES NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    PRIMARY KEY (lookup, report_id)
) @CLUSTERED;
