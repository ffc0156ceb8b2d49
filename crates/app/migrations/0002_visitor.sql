-- The visitor's side: a session that ends by itself, the return ticket, images.

-- `conversation_id` is empty once the conversation is deleted: the hash stays for as long as the form that it came
-- from could be sent again. `good_until` is a day.
CREATE TABLE visitor_session_2 (
    lookup       @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL,
    conversation_id @BYTES REFERENCES conversation (id) ON DELETE CASCADE,
    root_wrapped @BYTES,
    good_until   @INT NOT NULL
) @CLUSTERED;
-- Sessions from before had no end; they get one that nobody's cookie outlives.
INSERT INTO visitor_session_2 (lookup, org_id, conversation_id, root_wrapped, good_until)
    SELECT v.lookup, v.org_id, v.conversation_id, v.root_wrapped, c.changed_at - c.changed_at % 86400000 + 2592000000
    FROM visitor_session v JOIN conversation c ON c.id = v.conversation_id;
DROP TABLE visitor_session;
ALTER TABLE visitor_session_2 RENAME TO visitor_session;
CREATE INDEX visitor_session_conversation ON visitor_session (conversation_id);

CREATE TABLE return_ticket (
    lookup       @BYTES PRIMARY KEY,
    org_id       @BYTES NOT NULL,
    conversation_id @BYTES NOT NULL UNIQUE REFERENCES conversation (id) ON DELETE CASCADE,
    root_wrapped @BYTES NOT NULL
) @CLUSTERED;

CREATE TABLE image_chunk (
    image_id     @BYTES NOT NULL,
    number       @INT NOT NULL,
    org_id       @BYTES NOT NULL,
    conversation_id @BYTES NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    body         @BYTES NOT NULL,
    PRIMARY KEY (image_id, number)
) @CLUSTERED;
CREATE INDEX image_chunk_conversation ON image_chunk (conversation_id);
