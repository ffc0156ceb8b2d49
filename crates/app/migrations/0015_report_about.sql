-- What was added to a contact is found from it: overdoses, incidents.

CREATE INDEX report_about ON report (org_id, about);
