-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is known of two records of one type: that they are no duplicates, or that one was merged into the other.
CREATE TABLE record_pair(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    relation TEXT,
    type TEXT,
    first TEXT,
    second TEXT,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX record_pair_uid ON record_pair(uid);
CREATE INDEX record_pair_sort ON record_pair(sort_key, id);
CREATE INDEX record_pair_external_id ON record_pair(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX record_pair_owner ON record_pair(owner) WHERE owner IS NOT NULL;
CREATE INDEX record_pair_first ON record_pair(first, relation);
CREATE INDEX record_pair_second ON record_pair(second, relation);
