-- Safeguarding: the protocol for somebody who says to be under age, and exceptions to confidentiality. No time lies in clear.
-- What is done, by whom and why is sealed under a key of the row's own, which the team's key opens. A row that words raised has none
-- until a member has done something. `state`: 0 over, 1 open, 2 open and a supervisor is waited for. It goes with the conversation.
CREATE TABLE safeguarding (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL,
    conversation_id @BYTES NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    kind         @TEXT NOT NULL,
    state        @INT NOT NULL,
    steps        @INT NOT NULL,
    epoch        @INT NOT NULL,
    key_wrapped  @BYTES
) @CLUSTERED;
CREATE INDEX safeguarding_thread ON safeguarding (conversation_id, id);
CREATE INDEX safeguarding_state ON safeguarding (org_id, state, id);
CREATE INDEX safeguarding_epoch ON safeguarding (org_id, epoch, id);

-- The steps of each, in order. None is ever changed or taken away.
CREATE TABLE safeguarding_step (
    safeguarding_id @BYTES NOT NULL REFERENCES safeguarding (id) ON DELETE CASCADE,
    number       @INT NOT NULL,
    id           @BYTES NOT NULL,
    org_id       @BYTES NOT NULL,
    body         @BYTES NOT NULL,
    PRIMARY KEY (safeguarding_id, number)
) @CLUSTERED;

-- Which coordinators look after safeguarding. Nobody here means all of them.
CREATE TABLE safeguarding_lead (
    org_id       @BYTES NOT NULL,
    staff_id     @BYTES NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    PRIMARY KEY (org_id, staff_id)
) @CLUSTERED;

-- What the law of the place demands, as an organisation has put it into use. About nobody. What was in use once never changes.
CREATE TABLE country_profile (
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    version      @INT NOT NULL,
    text         @TEXT NOT NULL,
    state        @TEXT NOT NULL,
    staff_id     @BYTES NOT NULL,
    day          @INT NOT NULL,
    PRIMARY KEY (org_id, version)
) @STRICT;
