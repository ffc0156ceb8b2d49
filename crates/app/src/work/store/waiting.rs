//! What nobody has, and who could have it.

use db::statements;

statements! {
    /// Who wants new conversations and has done something at an unlocked desk since a moment, with the languages they answer in.
    pub TAKERS = "SELECT s.id, s.languages FROM staff s JOIN desk_choice c ON c.staff_id = s.id
        WHERE c.org_id = $1 AND c.takes_new = 1 AND EXISTS (SELECT 1 FROM staff_session x
            WHERE x.org_id = $1 AND x.staff_id = s.id AND x.stage = 'open' AND x.seen_at > $2) ORDER BY s.id";
    /// Whether one of them still does.
    pub STILL_TAKES = "SELECT c.takes_new FROM desk_choice c
        WHERE c.staff_id = $1 AND c.org_id = $2 AND c.takes_new = 1 AND EXISTS (SELECT 1 FROM staff_session x
            WHERE x.org_id = $2 AND x.staff_id = $1 AND x.stage = 'open' AND x.seen_at > $3)";
    /// How many open conversations a member has that are not put off, and how many of them are open emergencies.
    pub LOAD = "SELECT COUNT(*) AS n, COUNT(*) FILTER (WHERE emergency = 1) AS urgent FROM conversation WHERE org_id = $1 AND taken_by = $2
        AND state <> 'resolved' AND state <> 'discarded' AND (snoozed_until IS NULL OR snoozed_until <= $3)";
    /// What nobody has: emergencies first, then whoever waits for us, longest first.
    pub FREE = "SELECT id, language, epoch, revision, emergency FROM conversation
        WHERE org_id = $1 AND taken_by IS NULL AND state <> 'resolved' AND state <> 'discarded'
            AND (snoozed_until IS NULL OR snoozed_until <= $2)
        ORDER BY CASE WHEN emergency = 1 THEN 0 ELSE 1 END, CASE WHEN last_author = 'visitor' THEN 0 ELSE 1 END,
            waiting_since, id LIMIT $3";
}
