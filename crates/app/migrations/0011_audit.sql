-- The audit trail as coordinators read it: the latest first, all of it, of one kind, of one member.
CREATE INDEX audit_order ON audit (org_id, at, staff_id, number);
CREATE INDEX audit_action ON audit (org_id, action, at, staff_id, number);
CREATE INDEX audit_member ON audit (staff_id, at, number);
