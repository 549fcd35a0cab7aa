// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What an exchange file holds: what a server keeps of one organisation (app/server/postgres/migrations), and who was here.
namespace fieldfare::sync {

inline constexpr int kPackSchema = 1;

inline constexpr const char *kPackTables = R"sql(
-- One line.
CREATE TABLE organisation (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    epoch INTEGER NOT NULL,
    head INTEGER NOT NULL,
    currency TEXT NOT NULL
);
CREATE TABLE restored (epoch INTEGER PRIMARY KEY, head INTEGER NOT NULL);

-- Every exchange that changed the file, in its order. What a workspace left here and does not find again was lost.
CREATE TABLE visit (
    n INTEGER PRIMARY KEY,
    mark BLOB NOT NULL UNIQUE,
    head INTEGER NOT NULL,
    at INTEGER NOT NULL,
    name TEXT NOT NULL
);

CREATE TABLE device (
    id BLOB PRIMARY KEY,
    person BLOB NOT NULL,
    last_n INTEGER NOT NULL,
    installation BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE record (
    id BLOB PRIMARY KEY,
    type TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    present BLOB NOT NULL,
    buckets BLOB NOT NULL,
    deleted BLOB,
    erased INTEGER NOT NULL,
    fields BLOB NOT NULL,
    versions BLOB NOT NULL,
    conflicts BLOB,
    parents BLOB NOT NULL
);

-- A record that left a bucket stays listed there, as not present.
CREATE TABLE place (
    record BLOB NOT NULL,
    bucket TEXT NOT NULL,
    part INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    present INTEGER NOT NULL,
    PRIMARY KEY (record, bucket)
) WITHOUT ROWID;
CREATE INDEX place_order ON place (bucket, seq, record, present);
CREATE INDEX place_part ON place (bucket, part);

-- Part -1 is the bucket as a whole.
CREATE TABLE digest (
    bucket TEXT NOT NULL,
    part INTEGER NOT NULL,
    count INTEGER NOT NULL,
    sum INTEGER NOT NULL,
    PRIMARY KEY (bucket, part)
) WITHOUT ROWID;

CREATE TABLE applied (
    device BLOB NOT NULL,
    n INTEGER NOT NULL,
    mid BLOB NOT NULL,
    verdict INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (device, n)
) WITHOUT ROWID;
CREATE TABLE mutation (
    mid BLOB PRIMARY KEY,
    device BLOB NOT NULL,
    n INTEGER NOT NULL,
    verdict INTEGER NOT NULL,
    seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY,
    device BLOB NOT NULL,
    mid BLOB NOT NULL,
    record BLOB NOT NULL,
    verdict INTEGER NOT NULL,
    content BLOB NOT NULL
);
CREATE TABLE alias (gone BLOB PRIMARY KEY, kept BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE document_number (
    type TEXT NOT NULL,
    field TEXT NOT NULL,
    number TEXT NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (type, field, number, record)
) WITHOUT ROWID;
CREATE INDEX document_number_record ON document_number (record);
CREATE TABLE content (record BLOB PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE free_number (type TEXT PRIMARY KEY, next INTEGER NOT NULL, epoch INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE belonging (parent BLOB NOT NULL, child BLOB NOT NULL, PRIMARY KEY (parent, child)) WITHOUT ROWID;

-- Who exchanges by this file.
CREATE TABLE person (id BLOB PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
)sql";

}  // namespace fieldfare::sync
