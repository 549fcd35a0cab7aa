-- SPDX-License-Identifier: GPL-3.0-or-later
-- Files that belong to records (their contents: storage/attachments/attachment_store.h), and when fields of the user's own
-- are shown, needed and locked.

CREATE TABLE attachment(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    name TEXT,
    media_type TEXT,
    size INTEGER,
    hash TEXT,
    "contact" INTEGER REFERENCES contact(id) DEFERRABLE INITIALLY DEFERRED,
    "company" INTEGER REFERENCES company(id) DEFERRABLE INITIALLY DEFERRED,
    "deal" INTEGER REFERENCES deal(id) DEFERRABLE INITIALLY DEFERRED,
    "ticket" INTEGER REFERENCES ticket(id) DEFERRABLE INITIALLY DEFERRED,
    "order" INTEGER REFERENCES sales_order(id) DEFERRABLE INITIALLY DEFERRED,
    "task" INTEGER REFERENCES task(id) DEFERRABLE INITIALLY DEFERRED,
    "activity" INTEGER REFERENCES activity(id) DEFERRABLE INITIALLY DEFERRED,
    "campaign" INTEGER REFERENCES campaign(id) DEFERRABLE INITIALLY DEFERRED,
    "product" INTEGER REFERENCES product(id) DEFERRABLE INITIALLY DEFERRED,
    notes TEXT,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX attachment_uid ON attachment(uid);
CREATE INDEX attachment_sort ON attachment(sort_key, id);
CREATE INDEX attachment_external_id ON attachment(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX attachment_owner ON attachment(owner) WHERE owner IS NOT NULL;
CREATE INDEX attachment_hash ON attachment(hash);
CREATE INDEX attachment_contact ON attachment("contact") WHERE "contact" IS NOT NULL;
CREATE INDEX attachment_company ON attachment("company") WHERE "company" IS NOT NULL;
CREATE INDEX attachment_deal ON attachment("deal") WHERE "deal" IS NOT NULL;
CREATE INDEX attachment_ticket ON attachment("ticket") WHERE "ticket" IS NOT NULL;
CREATE INDEX attachment_order ON attachment("order") WHERE "order" IS NOT NULL;
CREATE INDEX attachment_task ON attachment("task") WHERE "task" IS NOT NULL;
CREATE INDEX attachment_activity ON attachment("activity") WHERE "activity" IS NOT NULL;
CREATE INDEX attachment_campaign ON attachment("campaign") WHERE "campaign" IS NOT NULL;
CREATE INDEX attachment_product ON attachment("product") WHERE "product" IS NOT NULL;

ALTER TABLE field_def ADD COLUMN visible_when TEXT;
ALTER TABLE field_def ADD COLUMN required_when TEXT;
ALTER TABLE field_def ADD COLUMN read_only_when TEXT;
ALTER TABLE field_def ADD COLUMN retired INTEGER NOT NULL DEFAULT 0;
