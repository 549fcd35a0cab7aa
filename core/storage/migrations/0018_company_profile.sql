-- SPDX-License-Identifier: GPL-3.0-or-later
-- What holds for everybody of a company: one row, where the workspace belongs to one.
CREATE TABLE company_profile(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    name TEXT,
    base_currency TEXT,
    country TEXT,
    zone TEXT,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX company_profile_uid ON company_profile(uid);
CREATE INDEX company_profile_sort ON company_profile(sort_key, id);
CREATE INDEX company_profile_external_id ON company_profile(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX company_profile_owner ON company_profile(owner) WHERE owner IS NOT NULL;

-- Of this device alone: how the content of an attachment stands between it and the company's server.
CREATE TABLE sync_content(
    record BLOB PRIMARY KEY, -- uid of the attachment
    -- 0 neither has it; 1 both do, and it went by this record; 2 only the server: too large to come by itself; 3 attached here, the
    -- server may lack it; 4 here by another record of the same content, which says nothing about this one
    state INTEGER NOT NULL,
    after INTEGER NOT NULL   -- ms; states 0 and 3: looked at again then
) WITHOUT ROWID;
INSERT INTO sync_content(record, state, after) SELECT uid, 3, 0 FROM attachment;

-- Contents of attachments that went from here because their person may not see them any more: the files go next.
CREATE TABLE sync_purged(
    hash TEXT PRIMARY KEY
) WITHOUT ROWID;
