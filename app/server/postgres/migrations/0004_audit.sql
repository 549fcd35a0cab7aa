-- SPDX-License-Identifier: GPL-3.0-or-later
-- What happened, one entry for each change and each act of the administration, chained by hashes (core/sync/audit): whoever alters it
-- is found out. The server's role may add entries and take salts out, nothing else (schema.cpp).

CREATE TABLE fieldfare.audit (
    org int NOT NULL,
    n bigint NOT NULL,                          -- without gaps
    at bigint NOT NULL,                         -- ms
    actor uuid NOT NULL,                        -- person; zeros: an administrator at the server
    device uuid NOT NULL,
    action text COLLATE "C" NOT NULL,
    type text COLLATE "C" NOT NULL,
    record uuid NOT NULL,
    mid uuid NOT NULL,                          -- the mutation
    fields text COLLATE "C" NOT NULL,           -- names
    detail text COLLATE "C" NOT NULL,
    commitment bytea NOT NULL,                  -- to the values, salted
    salt bytea NOT NULL,                        -- empty: no values, or erased
    hash bytea NOT NULL,
    PRIMARY KEY (org, n)
);
CREATE INDEX audit_record ON fieldfare.audit (org, record);

-- The end of the chain is known under the same lock as the head.
ALTER TABLE fieldfare.org_head
    ADD COLUMN audit_n bigint NOT NULL DEFAULT 0,
    ADD COLUMN audit_hash bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),
    ADD COLUMN audit_restored jsonb NOT NULL DEFAULT '{}',      -- epoch -> entry with which it ended
    ADD COLUMN settled bytea NOT NULL DEFAULT '',               -- an administrator's explanation, signed
    ADD COLUMN lease_days int NOT NULL DEFAULT 30 CHECK (lease_days BETWEEN 0 AND 90);

ALTER TABLE fieldfare.audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE fieldfare.audit FORCE ROW LEVEL SECURITY;
CREATE POLICY applying ON fieldfare.audit
    USING (org = (SELECT fieldfare.current_org()) AND (SELECT fieldfare.applies()))
    WITH CHECK (org = (SELECT fieldfare.current_org()) AND (SELECT fieldfare.applies()));
CREATE POLICY reading ON fieldfare.audit FOR SELECT USING (org = (SELECT fieldfare.current_org()));
