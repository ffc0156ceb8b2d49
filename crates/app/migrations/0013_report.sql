-- Forms as data, reports, people counted once, locked periods, what people say about a talk.
-- A report's countable answers lie in clear; whatever could tell who somebody is lies under the row's own key, which is
-- wrapped under the team's. What leads from a report to its conversation is a keyed fingerprint, and what leads to the
-- person a number that follows from the person's key.

CREATE TABLE form_pack (
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    form         @TEXT NOT NULL,
    version      @INT NOT NULL,
    text         @TEXT NOT NULL,
    state        @TEXT NOT NULL,
    staff_id     @BYTES NOT NULL,
    day          @INT NOT NULL,
    PRIMARY KEY (org_id, form, version)
) @STRICT;

CREATE TABLE person (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    epoch        @INT NOT NULL,
    key_wrapped  @BYTES NOT NULL,
    code         @BYTES
) @CLUSTERED;

CREATE INDEX person_code ON person (org_id, code);
CREATE INDEX person_epoch ON person (org_id, epoch, id);

ALTER TABLE conversation ADD COLUMN person_id @BYTES REFERENCES person (id) ON DELETE SET NULL;
CREATE INDEX conversation_person ON conversation (org_id, person_id);

CREATE TABLE person_merge (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    person_from  @BYTES NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    person_into  @BYTES NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    grounds      @TEXT NOT NULL,
    state        @TEXT NOT NULL,
    suggested_by @BYTES NOT NULL,
    suggested_on @INT NOT NULL,
    decided_by   @BYTES,
    decided_on   @INT,
    UNIQUE (org_id, person_from, person_into)
) @CLUSTERED;

CREATE TABLE report (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    form         @TEXT NOT NULL,
    form_version @INT NOT NULL,
    state        @TEXT NOT NULL,
    staff_id     @BYTES NOT NULL,
    day          @INT NOT NULL,
    filed_on     @INT NOT NULL,
    person_number @BYTES,
    number_as_filed @BYTES,
    answers      @TEXT NOT NULL,
    thread       @BYTES,
    about        @BYTES,
    revision     @INT NOT NULL,
    epoch        @INT NOT NULL,
    key_wrapped  @BYTES,
    private      @BYTES
) @CLUSTERED;

CREATE INDEX report_day ON report (org_id, form, day);
CREATE INDEX report_number ON report (org_id, person_number, day);
CREATE INDEX report_as_filed ON report (org_id, number_as_filed);
CREATE INDEX report_state ON report (org_id, state, day, id);
CREATE INDEX report_own ON report (org_id, staff_id, day, id);
CREATE INDEX report_thread ON report (org_id, thread);
CREATE INDEX report_epoch ON report (org_id, epoch, id);

-- What happened to a report after it was filed, and what it said before. Days only: a minute would lead to the conversation
-- that was open in it.
CREATE TABLE report_step (
    report_id    @BYTES NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    number       @INT NOT NULL,
    org_id       @BYTES NOT NULL,
    step         @TEXT NOT NULL,
    staff_id     @BYTES NOT NULL,
    day          @INT NOT NULL,
    word         @BYTES,
    answers_before @TEXT,
    private_before @BYTES,
    PRIMARY KEY (report_id, number)
) @CLUSTERED;

-- Each locking and opening again of a month is a row; the last one says how it is.
CREATE TABLE period_lock (
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    month        @INT NOT NULL,
    number       @INT NOT NULL,
    locked       @INT NOT NULL,
    staff_id     @BYTES NOT NULL,
    at           @INT NOT NULL,
    reason       @TEXT NOT NULL,
    PRIMARY KEY (org_id, month, number)
) @STRICT;

CREATE TABLE feedback (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    day          @INT NOT NULL,
    useful       @TEXT NOT NULL,
    experience   @INT,
    topics       @TEXT NOT NULL,
    language     @TEXT NOT NULL,
    epoch        @INT NOT NULL,
    key_sealed   @BYTES,
    key_wrapped  @BYTES,
    words        @BYTES,
    thread       @BYTES
) @CLUSTERED;

CREATE INDEX feedback_day ON feedback (org_id, day, id);
CREATE INDEX feedback_thread ON feedback (org_id, thread);
CREATE INDEX feedback_epoch ON feedback (org_id, epoch, id);
