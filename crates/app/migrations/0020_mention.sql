-- Who is named in a note to the team, and whether they have opened the conversation since.
CREATE TABLE mention (
    org_id       @BYTES NOT NULL,
    conversation_id @BYTES NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    staff_id     @BYTES NOT NULL,
    note_id      @BYTES NOT NULL,
    seen         @INT NOT NULL,
    PRIMARY KEY (note_id, staff_id)
) @CLUSTERED;
CREATE INDEX mention_unseen ON mention (org_id, staff_id, conversation_id) WHERE seen = 0;
CREATE INDEX mention_thread ON mention (conversation_id);
