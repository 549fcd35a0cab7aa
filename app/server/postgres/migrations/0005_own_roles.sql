-- SPDX-License-Identifier: GPL-3.0-or-later
-- Roles that a company made for itself, beside those that come with the program.

CREATE TABLE fieldfare.role (
    org int NOT NULL,
    key text COLLATE "C" NOT NULL CHECK (key ~ '^[a-z][a-z0-9_]{0,39}$'),
    content text NOT NULL,                      -- JSON: its label and its table, as devices are told
    PRIMARY KEY (org, key)
);
ALTER TABLE fieldfare.role ENABLE ROW LEVEL SECURITY;
ALTER TABLE fieldfare.role FORCE ROW LEVEL SECURITY;
CREATE POLICY applying ON fieldfare.role
    USING (org = (SELECT fieldfare.current_org()) AND (SELECT fieldfare.applies()))
    WITH CHECK (org = (SELECT fieldfare.current_org()) AND (SELECT fieldfare.applies()));
CREATE POLICY reading ON fieldfare.role FOR SELECT USING (org = (SELECT fieldfare.current_org()));
