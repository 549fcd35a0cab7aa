-- SPDX-License-Identifier: GPL-3.0-or-later
-- Contents of attached files, and numbers of documents.
--
-- Which content was sent for an attachment, by somebody who saw it. The contents themselves lie in a folder.

CREATE TABLE fieldfare.content (
    org int NOT NULL,
    record uuid NOT NULL,
    name text COLLATE "C" NOT NULL CHECK (name ~ '^[0-9a-f]{64}$'),
    PRIMARY KEY (org, record)
);
CREATE INDEX content_name ON fieldfare.content (org, name);

-- From where on numbers of documents are free: devices number theirs out of leased ones.
CREATE TABLE fieldfare.free_number (
    org int NOT NULL,
    type text COLLATE "C" NOT NULL,
    next bigint NOT NULL,
    epoch bigint NOT NULL,
    PRIMARY KEY (org, type)
);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['content', 'free_number']
    LOOP
        EXECUTE format('ALTER TABLE fieldfare.%I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE fieldfare.%I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY applying ON fieldfare.%I '
                       'USING (org = (SELECT fieldfare.current_org()) AND (SELECT fieldfare.applies())) '
                       'WITH CHECK (org = (SELECT fieldfare.current_org()) AND (SELECT fieldfare.applies()))', name);
        EXECUTE format('CREATE POLICY reading ON fieldfare.%I FOR SELECT USING (org = (SELECT fieldfare.current_org()))', name);
    END LOOP;
END $$;
