-- The team's keys sealed to the recovery key, which lies on paper in parts.
CREATE TABLE recovery_seal (
    org_id       @BYTES NOT NULL,
    epoch        @INT NOT NULL,
    seed         @BYTES NOT NULL,
    PRIMARY KEY (org_id, epoch),
    FOREIGN KEY (org_id, epoch) REFERENCES team_epoch (org_id, epoch)
) @STRICT;

-- On which day it was last tried whether the papers still open it.
CREATE TABLE recovery_drill (
    org_id       @BYTES PRIMARY KEY REFERENCES organisation (id),
    drilled_on   @INT NOT NULL
) @STRICT;

-- Coordinators who allow a member to set a new second factor. Each signs; two of them count.
CREATE TABLE factor_approval (
    org_id         @BYTES NOT NULL REFERENCES organisation (id),
    staff_id       @BYTES NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    coordinator_id @BYTES NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    at             @INT NOT NULL,
    signature      @BYTES NOT NULL,
    PRIMARY KEY (staff_id, coordinator_id)
) @STRICT;
