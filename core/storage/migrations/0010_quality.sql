-- SPDX-License-Identifier: GPL-3.0-or-later
-- When somebody last said that a customer's data is still right, and findings of quality checks that are right as they are.

ALTER TABLE company ADD COLUMN verified_at INTEGER;
ALTER TABLE company ADD COLUMN verified_by INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE contact ADD COLUMN verified_at INTEGER;
ALTER TABLE contact ADD COLUMN verified_by INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX company_verified_by ON company(verified_by) WHERE verified_by IS NOT NULL;
CREATE INDEX contact_verified_by ON contact(verified_by) WHERE verified_by IS NOT NULL;

CREATE TABLE quality_ignore(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    "check" TEXT,
    type TEXT,
    record TEXT,
    value TEXT,
    until TEXT,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX quality_ignore_uid ON quality_ignore(uid);
CREATE INDEX quality_ignore_sort ON quality_ignore(sort_key, id);
CREATE INDEX quality_ignore_external_id ON quality_ignore(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX quality_ignore_owner ON quality_ignore(owner) WHERE owner IS NOT NULL;
CREATE INDEX quality_ignore_check ON quality_ignore("check", record);
