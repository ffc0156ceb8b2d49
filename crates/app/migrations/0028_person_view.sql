-- What the team keeps of a person beside their conversations, and forgetting somebody wholly.

-- What somebody agreed to, by purpose: every answer is a row, the last one counts. Whatever sends something on asks for it in the
-- unit of work in which it sends, where no key of anybody is at hand. It says for what, never what about.
CREATE TABLE consent (
    person_id    @BYTES NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    number       @INT NOT NULL,
    org_id       @BYTES NOT NULL,
    purpose      @TEXT NOT NULL,
    state        @TEXT NOT NULL,
    staff_id     @BYTES NOT NULL,
    day          @INT NOT NULL,
    PRIMARY KEY (person_id, number)
) @CLUSTERED;

-- Notes of the team on a person, under the person's key: whoever gives the team a new key need not touch them.
CREATE TABLE person_note (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL,
    person_id    @BYTES NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    number       @INT NOT NULL,
    staff_id     @BYTES NOT NULL,
    body         @BYTES NOT NULL
) @CLUSTERED;
CREATE UNIQUE INDEX person_note_person ON person_note (person_id, number);

-- Which persons a session has looked at: it is recorded once.
CREATE TABLE person_opening (
    lookup       @BYTES NOT NULL REFERENCES staff_session (lookup) ON DELETE CASCADE,
    person_id    @BYTES NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (lookup, person_id)
) @CLUSTERED;
CREATE INDEX person_opening_person ON person_opening (person_id);

-- Somebody who is being forgotten. The person is gone with the first step; what is left are conversations without keys, and
-- each takes its line here with it. `total` is how many there were.
CREATE TABLE forgetting (
    id           @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL REFERENCES organisation (id),
    staff_id     @BYTES NOT NULL,
    reason       @TEXT NOT NULL,
    day          @INT NOT NULL,
    total        @INT NOT NULL
) @CLUSTERED;
CREATE INDEX forgetting_day ON forgetting (day, id);

CREATE TABLE forgetting_thread (
    conversation_id @BYTES PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
    forgetting_id @BYTES NOT NULL REFERENCES forgetting (id) ON DELETE CASCADE
) @CLUSTERED;
CREATE INDEX forgetting_thread_forgetting ON forgetting_thread (forgetting_id);

-- For the key that leads from a conversation to its person: whoever forgets a person must not look at every conversation.
CREATE INDEX conversation_person_known ON conversation (person_id) WHERE person_id IS NOT NULL;
