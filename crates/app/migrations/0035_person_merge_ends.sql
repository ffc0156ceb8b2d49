-- Whoever is counted as one with a person is found from either end of a merge, without reading the others.
DROP INDEX person_merge_into;
CREATE INDEX person_merge_from ON person_merge (org_id, person_from, state);
CREATE INDEX person_merge_into ON person_merge (org_id, person_into, state);
