-- Many new conversations are put away together, and back again. `discarded_in` says which were put away together,
-- `discarded_on` is a day.
ALTER TABLE conversation ADD COLUMN discarded_in @BYTES;
ALTER TABLE conversation ADD COLUMN discarded_on @INT;
CREATE INDEX conversation_discarded ON conversation (org_id, discarded_in, id) WHERE state = 'discarded';
CREATE INDEX conversation_discarded_on ON conversation (discarded_on, id) WHERE state = 'discarded';

-- As before, and without what was discarded.
DROP INDEX conversation_unresolved;
CREATE INDEX conversation_unresolved ON conversation (org_id, waiting_since, id)
    WHERE state <> 'resolved' AND state <> 'discarded';
