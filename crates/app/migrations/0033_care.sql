-- Care for the team. What a member has chosen about it: whether coordinators may see their load by name, and when they are not to be
-- called. Times are minutes of the local day in the zone of the organisation; `weekdays` has a bit for each day on which the quiet
-- begins, Monday first. Assigning and calling happen without a session, so it lies in clear.
CREATE TABLE care_choice (
    staff_id     @BYTES NOT NULL PRIMARY KEY REFERENCES staff (id) ON DELETE CASCADE,
    org_id       @BYTES NOT NULL,
    agrees       @INT NOT NULL,
    quiet_from   @INT,
    quiet_to     @INT,
    weekdays     @INT NOT NULL,
    off_until    @INT
) @STRICT;

-- Whose load is over a cap, since when, and whether they have been told. The row goes when the load is no longer over it.
CREATE TABLE care_over (
    staff_id     @BYTES NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    cap          @TEXT NOT NULL,
    org_id       @BYTES NOT NULL,
    since        @INT NOT NULL,
    told         @INT NOT NULL,
    PRIMARY KEY (staff_id, cap)
) @CLUSTERED;
CREATE INDEX care_over_org ON care_over (org_id, staff_id);

-- What somebody wrote after a hard talk, for one colleague. The key is sealed to the two of them and to nobody else; a member's
-- seal goes when they leave. `day` since 1970, of the last words.
CREATE TABLE debrief (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    day          @INT NOT NULL
) @CLUSTERED;
CREATE INDEX debrief_day ON debrief (day);

CREATE TABLE debrief_seal (
    debrief_id   @BYTES NOT NULL REFERENCES debrief (id) ON DELETE CASCADE,
    staff_id     @BYTES NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    org_id       @BYTES NOT NULL,
    unread       @INT NOT NULL,
    key_sealed   @BYTES NOT NULL,
    PRIMARY KEY (debrief_id, staff_id)
) @CLUSTERED;
CREATE INDEX debrief_seal_staff ON debrief_seal (staff_id, debrief_id);

CREATE TABLE debrief_word (
    debrief_id   @BYTES NOT NULL REFERENCES debrief (id) ON DELETE CASCADE,
    number       @INT NOT NULL,
    id           @BYTES NOT NULL,
    org_id       @BYTES NOT NULL,
    body         @BYTES NOT NULL,
    PRIMARY KEY (debrief_id, number),
    UNIQUE (debrief_id, id)
) @CLUSTERED;

-- What a member has answered since a day, for their own page.
CREATE INDEX message_staff ON message (org_id, staff_id, sent_at) WHERE staff_id IS NOT NULL;
