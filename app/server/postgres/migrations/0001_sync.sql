-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a company's devices have in common. Every table begins with its organisation: one schema, one set of prepared statements
-- and one migration for any number of organisations, and a large one can be moved to a partition of its own.
--
-- Row level security is a second wall and is forced on the owner too. What a transaction sees is said by three settings of its own:
--   app.org      the organisation
--   app.scope    'apply' where mutations are applied; nothing else may write
--   app.buckets  what a transaction that only reads may see; unset: no record at all
-- A later migration that changes rows has to lift FORCE meanwhile, or it sees none.

CREATE FUNCTION fieldfare.current_org() RETURNS int LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('app.org', true), '')::int $$;
CREATE FUNCTION fieldfare.applies() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(current_setting('app.scope', true), '') = 'apply' $$;
CREATE FUNCTION fieldfare.visible() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(nullif(current_setting('app.buckets', true), ''), '{}')::text[] COLLATE "C" $$;
-- Sum modulo 2^64 of two numbers that are unsigned to everybody else.
CREATE FUNCTION fieldfare.wrap_add(bigint, bigint) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT (($1::numeric + $2::numeric + 27670116110564327424) % 18446744073709551616 - 9223372036854775808)::bigint $$;

-- Names alone: which organisations there are is no secret among the servers of one database.
CREATE TABLE fieldfare.organisation (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE CHECK (name <> ''),
    made timestamptz NOT NULL DEFAULT now()
);

-- Taken FOR UPDATE by every transaction that writes, so that heads become visible in their order and without gaps.
CREATE TABLE fieldfare.org_head (
    org int PRIMARY KEY REFERENCES fieldfare.organisation,
    epoch bigint NOT NULL DEFAULT 1,
    head bigint NOT NULL DEFAULT 0,
    restored jsonb NOT NULL DEFAULT '{}'    -- epoch -> head at which it ended
) WITH (fillfactor = 10);

CREATE TABLE fieldfare.device (
    org int NOT NULL,
    id uuid NOT NULL,
    person uuid NOT NULL,
    last_n bigint NOT NULL DEFAULT 0,
    revoked boolean NOT NULL DEFAULT false,
    PRIMARY KEY (org, id)
) WITH (fillfactor = 50);

-- Content is CBOR as it came: a value comes back as the very value that was hashed, whatever jsonb would make of it.
CREATE TABLE fieldfare.record (
    org int NOT NULL,
    id uuid NOT NULL,
    type text COLLATE "C" NOT NULL,
    seq bigint NOT NULL,
    hash bigint NOT NULL,                   -- of what devices see of it
    present text[] COLLATE "C" NOT NULL,    -- buckets it is in
    buckets text[] COLLATE "C" NOT NULL,    -- every one it ever was in
    deleted bytea,                          -- when and by whom; null: not in the bin
    erased boolean NOT NULL,
    fields bytea NOT NULL,
    versions bytea NOT NULL,
    conflicts bytea,                        -- null: none
    PRIMARY KEY (org, id)
) WITH (fillfactor = 80);

-- What devices read in the order of (seq, record): a record that left a bucket stays listed there, as not present.
CREATE TABLE fieldfare.place (
    org int NOT NULL,
    bucket text COLLATE "C" NOT NULL,
    part int NOT NULL,                      -- last byte of the record's uid
    record uuid NOT NULL,
    seq bigint NOT NULL,
    present boolean NOT NULL,
    PRIMARY KEY (org, bucket, part, record)
);
CREATE INDEX place_order ON fieldfare.place (org, bucket, seq, record) INCLUDE (present);

-- Kept with every change: part -1 is the bucket as a whole.
CREATE TABLE fieldfare.digest (
    org int NOT NULL,
    bucket text COLLATE "C" NOT NULL,
    part int NOT NULL,
    rows bigint NOT NULL,
    sum bigint NOT NULL,
    PRIMARY KEY (org, bucket, part)
) WITH (fillfactor = 50);

-- What became of each number of a device …
CREATE TABLE fieldfare.applied (
    org int NOT NULL,
    device uuid NOT NULL,
    n bigint NOT NULL,
    mid uuid NOT NULL,
    verdict int NOT NULL,
    seq bigint NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org, device, n)
);
-- … and of each mutation, whoever sent it.
CREATE TABLE fieldfare.mutation (
    org int NOT NULL,
    mid uuid NOT NULL,
    device uuid NOT NULL,
    n bigint NOT NULL,
    verdict int NOT NULL,
    seq bigint NOT NULL,
    PRIMARY KEY (org, mid)
);

CREATE TABLE fieldfare.quarantine (
    org int NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL DEFAULT now(),
    device uuid NOT NULL,
    mid uuid NOT NULL,
    verdict int NOT NULL,
    content bytea NOT NULL,                 -- a push of this one mutation, as the protocol writes it
    PRIMARY KEY (org, id)
);

CREATE TABLE fieldfare.alias (
    org int NOT NULL,
    gone uuid NOT NULL,
    kept uuid NOT NULL,
    PRIMARY KEY (org, gone)
);

-- Numbers of living documents.
CREATE TABLE fieldfare.document_number (
    org int NOT NULL,
    type text COLLATE "C" NOT NULL,
    field text COLLATE "C" NOT NULL,
    number text COLLATE "C" NOT NULL,
    record uuid NOT NULL,
    PRIMARY KEY (org, type, field, number, record)
);
CREATE INDEX document_number_record ON fieldfare.document_number (org, record);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['org_head', 'device', 'record', 'place', 'digest', 'applied', 'mutation', 'quarantine', 'alias',
                                'document_number']
    LOOP
        EXECUTE format('ALTER TABLE fieldfare.%I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE fieldfare.%I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY applying ON fieldfare.%I '
                       'USING (org = (SELECT fieldfare.current_org()) AND (SELECT fieldfare.applies())) '
                       'WITH CHECK (org = (SELECT fieldfare.current_org()) AND (SELECT fieldfare.applies()))', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['org_head', 'device', 'applied', 'mutation', 'alias']
    LOOP
        EXECUTE format('CREATE POLICY reading ON fieldfare.%I FOR SELECT USING (org = (SELECT fieldfare.current_org()))', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['place', 'digest']
    LOOP
        EXECUTE format('CREATE POLICY reading ON fieldfare.%I FOR SELECT '
                       'USING (org = (SELECT fieldfare.current_org()) AND bucket = ANY ((SELECT fieldfare.visible())::text[]))', name);
    END LOOP;
END $$;
CREATE POLICY reading ON fieldfare.record FOR SELECT
    USING (org = (SELECT fieldfare.current_org()) AND present && (SELECT fieldfare.visible()));
