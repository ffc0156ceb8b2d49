-- Lists at the desk: where a member was mentioned, views with a name, and what counting needs so that no row is read for it.
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

-- `query` is what stands in the address of the list: codes and identifiers. The name is sealed.
CREATE TABLE saved_view (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL,
    staff_id     @BYTES NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    shared       @INT NOT NULL,
    place        @INT NOT NULL,
    query        @TEXT NOT NULL,
    epoch        @INT NOT NULL,
    key_wrapped  @BYTES NOT NULL,
    name         @BYTES NOT NULL
) @STRICT;
CREATE INDEX saved_view_epoch ON saved_view (org_id, epoch, id);

CREATE INDEX conversation_taken ON conversation (org_id, taken_by, waiting_since, id, state, emergency, snoozed_until)
    WHERE taken_by IS NOT NULL AND state <> 'resolved' AND state <> 'discarded';
CREATE INDEX conversation_snoozed ON conversation (org_id, waiting_since, id, state, emergency, snoozed_until)
    WHERE snoozed_until IS NOT NULL AND state <> 'resolved' AND state <> 'discarded';
