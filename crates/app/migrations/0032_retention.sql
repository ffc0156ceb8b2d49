-- How long each kind of thing is kept, where an organisation has said something else than the program; when each was looked
-- through last; and what must not be deleted by time.

CREATE TABLE retention_days (
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    kind         @TEXT NOT NULL,
    days         @INT NOT NULL,
    PRIMARY KEY (org_id, kind)
) @STRICT;

-- `at` is the minute in which it ended, `gone` how many went in that sweep.
CREATE TABLE retention_sweep (
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    kind         @TEXT NOT NULL,
    at           @INT NOT NULL,
    gone         @INT NOT NULL,
    PRIMARY KEY (org_id, kind)
) @STRICT;

-- On one conversation, or on every conversation with a person. Days since 1970. A person's row may go while others who are counted as
-- one with them stay; then the hold moves to one of these.
CREATE TABLE legal_hold (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    conversation_id @BYTES REFERENCES conversation (id) ON DELETE CASCADE,
    person_id    @BYTES,
    staff_id     @BYTES NOT NULL,
    put_on       @INT NOT NULL,
    review_on    @INT NOT NULL,
    epoch        @INT NOT NULL,
    key_wrapped  @BYTES NOT NULL,
    reason       @BYTES NOT NULL
) @CLUSTERED;
CREATE INDEX legal_hold_org ON legal_hold (org_id, review_on, id);
CREATE INDEX legal_hold_conversation ON legal_hold (conversation_id);
CREATE INDEX legal_hold_person ON legal_hold (person_id);
CREATE INDEX legal_hold_epoch ON legal_hold (org_id, epoch, id);

-- What is due is found without looking at what is not.
CREATE INDEX conversation_resolved ON conversation (org_id, changed_at, id) WHERE state = 'resolved';
CREATE INDEX follow_up_over ON follow_up (org_id, changed_on, id) WHERE state = 'lost' OR state = 'ended';
CREATE INDEX report_words ON report (org_id, filed_on, id) WHERE key_wrapped IS NOT NULL;

-- One sweep does what these did.
DELETE FROM job WHERE kind IN ('delete old complaints', 'delete old words about talks', 'delete old reviews of talks',
    'delete what was discarded a week ago');
