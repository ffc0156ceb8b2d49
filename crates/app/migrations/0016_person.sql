-- What stands in reports for a person who was found to be the same as another; NULL while it is their own number. Sealed under
-- the person's key, because a number in clear beside a person would lead from the reports to their conversations.
ALTER TABLE person ADD COLUMN counted_as @BYTES;

CREATE INDEX person_merge_into ON person_merge (org_id, person_into);
CREATE INDEX person_merge_state ON person_merge (org_id, state, suggested_on, id);
CREATE INDEX conversation_code ON conversation (org_id, code);
