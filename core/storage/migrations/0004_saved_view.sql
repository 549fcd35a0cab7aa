-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lists people keep: query, order and columns under a name.

CREATE TABLE saved_view(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    name TEXT,
    type TEXT,
    query TEXT,
    sort TEXT,
    columns TEXT,
    shared INTEGER NOT NULL DEFAULT 0,
    pinned INTEGER NOT NULL DEFAULT 0,
    position INTEGER,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX saved_view_uid ON saved_view(uid);
CREATE INDEX saved_view_sort ON saved_view(sort_key, id);
CREATE INDEX saved_view_external_id ON saved_view(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX saved_view_owner ON saved_view(owner) WHERE owner IS NOT NULL;
CREATE INDEX saved_view_type ON saved_view(type, position);
