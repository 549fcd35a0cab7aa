-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who works here, with which computers, and what belongs to what.

CREATE TABLE fieldfare.person (
    org int NOT NULL,
    id uuid NOT NULL,
    name text COLLATE "C" NOT NULL CHECK (name <> ''),
    role text COLLATE "C" NOT NULL,
    team text COLLATE "C" NOT NULL DEFAULT '',
    active boolean NOT NULL DEFAULT true,
    PRIMARY KEY (org, id),
    UNIQUE (org, name)
);
CREATE INDEX person_team ON fieldfare.person (org, team) WHERE active;

-- One-time secrets, as hashes: what is stolen from here opens nothing.
CREATE TABLE fieldfare.secret (
    org int NOT NULL,
    hash bytea NOT NULL,
    person uuid NOT NULL,
    founder boolean NOT NULL DEFAULT false,
    valid_until bigint NOT NULL,                -- ms
    PRIMARY KEY (org, hash)
);

-- A copy of the program on a computer. Its token is kept as a hash.
CREATE TABLE fieldfare.installation (
    org int NOT NULL,
    id uuid NOT NULL,
    person uuid NOT NULL,
    token bytea NOT NULL,
    label text NOT NULL,
    revoked boolean NOT NULL DEFAULT false,
    made bigint NOT NULL,                       -- ms
    seen bigint NOT NULL,
    PRIMARY KEY (org, id),
    UNIQUE (org, token)
) WITH (fillfactor = 50);

-- A device's identity belongs to an installation, which is revoked as a whole.
ALTER TABLE fieldfare.device DROP COLUMN revoked;
ALTER TABLE fieldfare.device ADD COLUMN installation uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';

-- Records whose owner may see this one too.
ALTER TABLE fieldfare.record ADD COLUMN parents uuid[] NOT NULL DEFAULT '{}';
CREATE TABLE fieldfare.belonging (
    org int NOT NULL,
    parent uuid NOT NULL,
    child uuid NOT NULL,
    PRIMARY KEY (org, parent, child)
);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['person', 'secret', 'installation', 'belonging']
    LOOP
        EXECUTE format('ALTER TABLE fieldfare.%I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE fieldfare.%I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY applying ON fieldfare.%I '
                       'USING (org = (SELECT fieldfare.current_org()) AND (SELECT fieldfare.applies())) '
                       'WITH CHECK (org = (SELECT fieldfare.current_org()) AND (SELECT fieldfare.applies()))', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['person', 'installation']
    LOOP
        EXECUTE format('CREATE POLICY reading ON fieldfare.%I FOR SELECT USING (org = (SELECT fieldfare.current_org()))', name);
    END LOOP;
END $$;
