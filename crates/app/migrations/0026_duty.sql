-- Who has which shift, what is offered, how long first answers took, and notes at the end of a shift.
-- A series of shifts. Days are counted since 1970 and times in minutes of the local day, in the zone of the organisation; a shift
-- whose end is not after its beginning runs past midnight. `weekdays` has a bit for each, Monday first. Without `staff_id` it
-- is open, for whoever has the role and the language where these are not empty.
CREATE TABLE shift (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    kind         @TEXT NOT NULL,
    staff_id     @BYTES,
    role         @TEXT NOT NULL,
    language     @TEXT NOT NULL,
    begins       @INT NOT NULL,
    ends         @INT NOT NULL,
    weekdays     @INT NOT NULL,
    every        @INT NOT NULL,
    from_day     @INT NOT NULL,
    until_day    @INT
) @STRICT;
CREATE INDEX shift_org ON shift (org_id, id);

-- One day of a series that is not as planned: cancelled, or somebody else's (nobody's: open).
CREATE TABLE shift_change (
    shift_id     @BYTES NOT NULL REFERENCES shift (id) ON DELETE CASCADE,
    day          @INT NOT NULL,
    org_id       @BYTES NOT NULL,
    cancelled    @INT NOT NULL,
    staff_id     @BYTES,
    PRIMARY KEY (shift_id, day)
) @CLUSTERED;
CREATE INDEX shift_change_org ON shift_change (org_id, day);

-- A shift offered to a colleague, in exchange for one of theirs or for nothing. `state`: offered, accepted, declined, withdrawn.
CREATE TABLE shift_offer (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL,
    shift_id     @BYTES NOT NULL REFERENCES shift (id) ON DELETE CASCADE,
    day          @INT NOT NULL,
    for_shift    @BYTES REFERENCES shift (id) ON DELETE CASCADE,
    for_day      @INT,
    from_staff   @BYTES NOT NULL,
    to_staff     @BYTES NOT NULL,
    state        @TEXT NOT NULL
) @STRICT;
CREATE INDEX shift_offer_org ON shift_offer (org_id, day);
CREATE INDEX shift_offer_shift ON shift_offer (shift_id);
CREATE INDEX shift_offer_for ON shift_offer (for_shift) WHERE for_shift IS NOT NULL;

-- Who wrote first while somebody was on duty and has no answer yet. The row goes with the first answer, or when the
-- conversation is resolved or deleted.
CREATE TABLE first_wait (
    conversation_id @BYTES PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
    org_id       @BYTES NOT NULL,
    asked_at     @INT NOT NULL
) @CLUSTERED;
CREATE INDEX first_wait_org ON first_wait (org_id, asked_at);

-- What became of those waits, in sums of a week: `week` is the day number of its Monday, `class` how long it took.
CREATE TABLE first_answer (
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    week         @INT NOT NULL,
    class        @INT NOT NULL,
    n            @INT NOT NULL,
    PRIMARY KEY (org_id, week, class)
) @CLUSTERED;

-- What somebody leaves to whoever comes next, sealed under a key of its own row. It goes after two weeks.
CREATE TABLE handover (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL,
    staff_id     @BYTES NOT NULL,
    at           @INT NOT NULL,
    epoch        @INT NOT NULL,
    key_wrapped  @BYTES NOT NULL,
    body         @BYTES NOT NULL
) @STRICT;
CREATE INDEX handover_at ON handover (org_id, at);
CREATE INDEX handover_epoch ON handover (org_id, epoch, id);

-- Who has read it.
CREATE TABLE handover_read (
    handover_id  @BYTES NOT NULL REFERENCES handover (id) ON DELETE CASCADE,
    staff_id     @BYTES NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    PRIMARY KEY (handover_id, staff_id)
) @CLUSTERED;
CREATE INDEX handover_read_staff ON handover_read (staff_id);
