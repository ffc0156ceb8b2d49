-- Work that is done later. The statements are the store's own (db::jobs).
CREATE TABLE job (
    key @TEXT NOT NULL PRIMARY KEY,
    kind @TEXT NOT NULL,
    payload @BYTES NOT NULL,
    state @TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'given_up')),
    due @INT NOT NULL,
    every @INT NOT NULL,
    lease_until @INT NOT NULL,
    holder @BYTES NOT NULL,
    attempts @INT NOT NULL,
    most @INT NOT NULL
)@STRICT;
CREATE INDEX job_by_due ON job (state, due);
