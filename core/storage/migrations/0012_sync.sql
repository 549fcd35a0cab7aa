-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a workspace that syncs with a server knows of its standing; empty in all others. The history is the change log: sync_out
-- is an index into it. sync/client/client_store.h says what each means.
CREATE TABLE sync_state(
    id INTEGER PRIMARY KEY CHECK(id=1),
    content TEXT NOT NULL
);
CREATE TABLE sync_out(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    n INTEGER NOT NULL,
    mid BLOB NOT NULL,
    tx BLOB NOT NULL,
    change INTEGER NOT NULL,
    type TEXT NOT NULL,
    row BLOB NOT NULL,
    op INTEGER NOT NULL,
    base INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    time INTEGER NOT NULL,
    state INTEGER NOT NULL,
    ack_seq INTEGER NOT NULL,
    verdict INTEGER NOT NULL,
    resent INTEGER NOT NULL,
    own TEXT
);
CREATE INDEX sync_out_open ON sync_out(state, n) WHERE state IN (1, 2);
CREATE INDEX sync_out_row ON sync_out(row);
CREATE INDEX sync_out_removals ON sync_out(tx) WHERE op=3 AND state=1;
CREATE TABLE sync_row(
    row BLOB PRIMARY KEY,
    type TEXT NOT NULL,
    seq INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    content INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sync_row_seq ON sync_row(seq);
CREATE TABLE sync_bucket(
    bucket TEXT NOT NULL,
    row BLOB NOT NULL,
    PRIMARY KEY(bucket, row)
) WITHOUT ROWID;
CREATE INDEX sync_bucket_row ON sync_bucket(row);
CREATE TABLE sync_shadow(
    row BLOB PRIMARY KEY,
    type TEXT NOT NULL,
    content TEXT
) WITHOUT ROWID;
CREATE TABLE sync_conflict(
    row BLOB PRIMARY KEY,
    type TEXT NOT NULL,
    conflicts TEXT NOT NULL
) WITHOUT ROWID;
-- Fields and types of newer peers, and links to records that are not here: carried along as they came.
CREATE TABLE sync_extra(
    row BLOB PRIMARY KEY,
    type TEXT NOT NULL,
    fields TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE sync_wanted(
    target BLOB NOT NULL,
    row BLOB NOT NULL,
    type TEXT NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY(target, row, field)
) WITHOUT ROWID;
CREATE TABLE sync_stage(
    id INTEGER PRIMARY KEY,
    item BLOB NOT NULL
);
