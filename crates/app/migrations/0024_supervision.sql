-- Looking at a random sample of finished work, and the figures of a week.
-- A review says why it is done and what was learned, sealed under a key of its own row; its ticks lie in clear, without a
-- worker. It goes with its conversation, and by itself after ninety days.
CREATE TABLE quality_review (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    conversation_id @BYTES NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    asked_by     @BYTES NOT NULL,
    asked_on     @INT NOT NULL,
    done_on      @INT,
    form_version @INT NOT NULL,
    answers      @TEXT NOT NULL,
    epoch        @INT NOT NULL,
    key_wrapped  @BYTES NOT NULL,
    reason       @BYTES NOT NULL,
    words        @BYTES,
    UNIQUE (conversation_id)
) @CLUSTERED;
CREATE INDEX quality_review_day ON quality_review (org_id, asked_on, id);
CREATE INDEX quality_review_epoch ON quality_review (org_id, epoch, id);

-- What was counted of a week, once it was over. `week` is the day number of its Monday. Sums, of nobody.
CREATE TABLE digest (
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    week         @INT NOT NULL,
    measure      @TEXT NOT NULL,
    n            @INT NOT NULL,
    PRIMARY KEY (org_id, week, measure)
) @STRICT;
