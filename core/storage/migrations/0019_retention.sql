-- SPDX-License-Identifier: GPL-3.0-or-later
-- Links stay as they are.
-- How long records are kept, and people whose records must be kept whatever the rules say.
CREATE TABLE retention_rule(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    name TEXT,
    condition TEXT,
    months INTEGER,
    action TEXT,
    active INTEGER NOT NULL DEFAULT 0,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX retention_rule_uid ON retention_rule(uid);
CREATE INDEX retention_rule_sort ON retention_rule(sort_key, id);
CREATE INDEX retention_rule_external_id ON retention_rule(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX retention_rule_owner ON retention_rule(owner) WHERE owner IS NOT NULL;

CREATE TABLE legal_hold(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    contact INTEGER REFERENCES contact(id) DEFERRABLE INITIALLY DEFERRED,
    reason TEXT,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX legal_hold_uid ON legal_hold(uid);
CREATE INDEX legal_hold_sort ON legal_hold(sort_key, id);
CREATE INDEX legal_hold_external_id ON legal_hold(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX legal_hold_owner ON legal_hold(owner) WHERE owner IS NOT NULL;
CREATE INDEX legal_hold_contact ON legal_hold(contact) WHERE contact IS NOT NULL;
