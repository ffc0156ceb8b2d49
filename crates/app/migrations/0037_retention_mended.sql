-- How far the reports of a conversation reach. It outlives the words of these reports, so that what they covered is not counted
-- again; nothing leads to the conversation but the fingerprint that reports have too.
CREATE TABLE report_reach (
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    thread       @BYTES NOT NULL,
    upto         @BYTES NOT NULL,
    PRIMARY KEY (org_id, thread)
) @CLUSTERED;

-- Words about talks that are due are found without walking over all that have none any more.
CREATE INDEX feedback_words ON feedback (org_id, day, id) WHERE words IS NOT NULL OR thread IS NOT NULL;
