-- SPDX-License-Identifier: GPL-3.0-or-later
-- Links stay as they are.
-- What people agreed to: entries are added, never changed. And records that were erased on a person's request: ids, no values.
CREATE TABLE consent(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    contact INTEGER REFERENCES contact(id) DEFERRABLE INITIALLY DEFERRED,
    purpose TEXT,
    state TEXT,
    basis TEXT,
    at INTEGER,
    source TEXT,
    evidence TEXT,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX consent_uid ON consent(uid);
CREATE INDEX consent_sort ON consent(sort_key, id);
CREATE INDEX consent_external_id ON consent(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX consent_owner ON consent(owner) WHERE owner IS NOT NULL;
CREATE INDEX consent_contact_at ON consent(contact, at) WHERE contact IS NOT NULL;

CREATE TABLE erasure(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    type TEXT,
    record TEXT,
    extent TEXT,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX erasure_uid ON erasure(uid);
CREATE INDEX erasure_sort ON erasure(sort_key, id);
CREATE INDEX erasure_external_id ON erasure(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX erasure_owner ON erasure(owner) WHERE owner IS NOT NULL;
CREATE INDEX erasure_record ON erasure(record);

-- What is left to do outside the records after an erasure; empty when all is done. `words`: how the person was called.
CREATE TABLE erasure_rest(
    row TEXT NOT NULL,
    extent TEXT NOT NULL,
    type TEXT NOT NULL,
    record INTEGER NOT NULL,
    content TEXT,
    words TEXT,
    PRIMARY KEY(row, extent)
) WITHOUT ROWID;
-- Keyed hashes of the addresses and numbers of people who asked to be erased.
CREATE TABLE suppression(
    hash BLOB PRIMARY KEY,
    at INTEGER NOT NULL
) WITHOUT ROWID;
-- Transactions whose title was erased: storage/log_erasure.h.
CREATE TABLE tx_seal(
    n INTEGER PRIMARY KEY,
    seal BLOB NOT NULL
);
