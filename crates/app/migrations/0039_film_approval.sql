-- A film is seen by everybody once two members have approved of it as it is now. `edition` rises with every change, and with a change
-- the approvals go.
ALTER TABLE film ADD COLUMN edition @INT NOT NULL DEFAULT 0;

CREATE TABLE film_approval (
    film_id      @BYTES NOT NULL REFERENCES film (id) ON DELETE CASCADE,
    staff_id     @BYTES NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    org_id       @BYTES NOT NULL,
    PRIMARY KEY (film_id, staff_id)
) @CLUSTERED;
