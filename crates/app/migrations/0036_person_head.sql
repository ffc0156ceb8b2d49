-- One of those who are counted as one stands for all of them, so that a page about them is found without walking over what was said
-- about each. It says no more than the merges do.
ALTER TABLE person ADD COLUMN head @BYTES;

UPDATE person SET head = (WITH RECURSIVE one (id) AS (SELECT person.id UNION
    SELECT CASE WHEN m.person_from = one.id THEN m.person_into ELSE m.person_from END
    FROM one JOIN person_merge m ON m.state = 'merged' AND (m.person_from = one.id OR m.person_into = one.id))
    SELECT id FROM one ORDER BY id LIMIT 1);

CREATE INDEX person_head ON person (org_id, head);
