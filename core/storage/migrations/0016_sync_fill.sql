-- SPDX-License-Identifier: GPL-3.0-or-later
-- Links stay as they are.
-- What buckets hold is kept with every change instead of being counted at every pull. Empty: counted when it is asked for.
CREATE TABLE sync_digest(
    bucket TEXT PRIMARY KEY,
    rows INTEGER NOT NULL,
    sum INTEGER NOT NULL
) WITHOUT ROWID;
-- Says how much of a type is about to come. A pull that an older version began is begun anew.
DROP TABLE sync_stage;
CREATE TABLE sync_stage(
    id INTEGER PRIMARY KEY,
    type TEXT,
    item BLOB NOT NULL
);
UPDATE sync_state SET content=json_set(content, '$.staging', json('false'));
CREATE INDEX sync_wanted_row ON sync_wanted(row);
