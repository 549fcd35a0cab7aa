-- SPDX-License-Identifier: GPL-3.0-or-later
-- The two search indexes of all record types; search/search_document.h says what goes in and how a document is numbered.
CREATE VIRTUAL TABLE search_text USING fts5(
    names,
    text,
    content='',
    contentless_delete=1,
    tokenize='fieldfare',
    prefix='1 2 3 4'
);
-- The words in use, for spellings that find nothing.
CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab('search_text', 'row');
-- What is typed from the front or the back: e-mail addresses, phone and document numbers.
CREATE TABLE search_key(
    key TEXT NOT NULL,
    doc INTEGER NOT NULL,
    PRIMARY KEY(key, doc)
) WITHOUT ROWID;
