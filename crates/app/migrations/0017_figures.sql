-- Figures read the countable part of every report of a period in the order of days. On SQLite it lies together in an index,
-- because the rows themselves lie in random order and carry sealed bytes that nobody counts. On PostgreSQL a line of
-- answers may be too long for an index, and the rows are read.
@SQLITE CREATE INDEX report_figures ON report (org_id, form, day, state, person_number, form_version, answers);
