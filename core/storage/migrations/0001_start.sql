-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first schema. Times are ms since the Unix epoch (UTC), dates ISO text, amounts minor units, decimals millionths.

CREATE TABLE setting(
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- The change log, the spine: see storage/change_log.h.
CREATE TABLE tx(
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    at INTEGER NOT NULL,
    user INTEGER,
    user_name TEXT NOT NULL,
    origin INTEGER NOT NULL,
    title TEXT NOT NULL,
    undoes INTEGER,
    hash BLOB
);
CREATE INDEX tx_undoes ON tx(undoes) WHERE undoes IS NOT NULL;
CREATE TABLE change(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tx INTEGER NOT NULL REFERENCES tx(n),
    type INTEGER NOT NULL,
    op INTEGER NOT NULL,
    first_id INTEGER NOT NULL,
    last_id INTEGER NOT NULL,
    uid BLOB,
    old,
    new,
    salt BLOB,
    commitment BLOB NOT NULL
);
CREATE INDEX change_tx ON change(tx);
CREATE INDEX change_record ON change(type, first_id, last_id);

-- Lists of companies and contacts, clustered by their owner; position 0 is the main entry.
CREATE TABLE mail_address(
    type INTEGER NOT NULL,
    record INTEGER NOT NULL,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY(type, record, position)
) WITHOUT ROWID;
CREATE INDEX mail_address_address ON mail_address(address COLLATE NOCASE);
CREATE TABLE phone_number(
    type INTEGER NOT NULL,
    record INTEGER NOT NULL,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    number TEXT NOT NULL,
    e164 TEXT,
    PRIMARY KEY(type, record, position)
) WITHOUT ROWID;
CREATE INDEX phone_number_e164 ON phone_number(e164) WHERE e164 IS NOT NULL;
CREATE TABLE postal_address(
    type INTEGER NOT NULL,
    record INTEGER NOT NULL,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    street TEXT NOT NULL,
    city TEXT NOT NULL,
    region TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    country TEXT NOT NULL,
    PRIMARY KEY(type, record, position)
) WITHOUT ROWID;
CREATE INDEX postal_address_city ON postal_address(city);

CREATE TABLE record_tag(
    type INTEGER NOT NULL,
    record INTEGER NOT NULL,
    position INTEGER NOT NULL,
    tag INTEGER NOT NULL REFERENCES tag(id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY(type, record, position)
) WITHOUT ROWID;
CREATE INDEX record_tag_tag ON record_tag(tag, type, record);

CREATE TABLE company(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    name TEXT,
    industry TEXT,
    employees INTEGER,
    registered_on TEXT,
    website TEXT,
    parent INTEGER REFERENCES company(id) DEFERRABLE INITIALLY DEFERRED,
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
CREATE UNIQUE INDEX company_uid ON company(uid);
CREATE INDEX company_sort ON company(sort_key, id);
CREATE INDEX company_external_id ON company(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX company_owner ON company(owner) WHERE owner IS NOT NULL;
CREATE INDEX company_parent ON company(parent) WHERE parent IS NOT NULL;

CREATE TABLE contact(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    first_name TEXT,
    last_name TEXT,
    name TEXT,
    company INTEGER REFERENCES company(id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT,
    lifecycle TEXT,
    source TEXT,
    registered_on TEXT,
    birthday TEXT,
    website TEXT,
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
CREATE UNIQUE INDEX contact_uid ON contact(uid);
CREATE INDEX contact_sort ON contact(sort_key, id);
CREATE INDEX contact_external_id ON contact(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX contact_owner ON contact(owner) WHERE owner IS NOT NULL;
CREATE INDEX contact_company ON contact(company) WHERE company IS NOT NULL;

CREATE TABLE company_contact(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    contact INTEGER REFERENCES contact(id) DEFERRABLE INITIALLY DEFERRED,
    company INTEGER REFERENCES company(id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT,
    "from" TEXT,
    "to" TEXT,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX company_contact_uid ON company_contact(uid);
CREATE INDEX company_contact_sort ON company_contact(sort_key, id);
CREATE INDEX company_contact_external_id ON company_contact(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX company_contact_owner ON company_contact(owner) WHERE owner IS NOT NULL;
CREATE INDEX company_contact_contact ON company_contact(contact) WHERE contact IS NOT NULL;
CREATE INDEX company_contact_company ON company_contact(company) WHERE company IS NOT NULL;

CREATE TABLE deal(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    name TEXT,
    company INTEGER REFERENCES company(id) DEFERRABLE INITIALLY DEFERRED,
    contact INTEGER REFERENCES contact(id) DEFERRABLE INITIALLY DEFERRED,
    product INTEGER REFERENCES product(id) DEFERRABLE INITIALLY DEFERRED,
    stage INTEGER REFERENCES stage(id) DEFERRABLE INITIALLY DEFERRED,
    amount INTEGER,
    currency TEXT,
    opened_at INTEGER,
    closed_at INTEGER,
    expected_close TEXT,
    source TEXT,
    campaign INTEGER REFERENCES campaign(id) DEFERRABLE INITIALLY DEFERRED,
    lost_reason TEXT,
    competitor TEXT,
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
CREATE UNIQUE INDEX deal_uid ON deal(uid);
CREATE INDEX deal_sort ON deal(sort_key, id);
CREATE INDEX deal_external_id ON deal(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX deal_owner ON deal(owner) WHERE owner IS NOT NULL;
CREATE INDEX deal_company ON deal(company) WHERE company IS NOT NULL;
CREATE INDEX deal_contact ON deal(contact) WHERE contact IS NOT NULL;
CREATE INDEX deal_product ON deal(product) WHERE product IS NOT NULL;
CREATE INDEX deal_stage ON deal(stage) WHERE stage IS NOT NULL;
CREATE INDEX deal_campaign ON deal(campaign) WHERE campaign IS NOT NULL;
CREATE INDEX deal_closed_at ON deal(closed_at);
CREATE INDEX deal_stage_closed_at ON deal(stage, closed_at);

CREATE TABLE pipeline(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    name TEXT,
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
CREATE UNIQUE INDEX pipeline_uid ON pipeline(uid);
CREATE INDEX pipeline_sort ON pipeline(sort_key, id);
CREATE INDEX pipeline_external_id ON pipeline(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX pipeline_owner ON pipeline(owner) WHERE owner IS NOT NULL;


CREATE TABLE stage(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    key TEXT,
    name TEXT,
    pipeline INTEGER REFERENCES pipeline(id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER,
    kind TEXT,
    probability INTEGER,
    idle_days INTEGER,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX stage_uid ON stage(uid);
CREATE INDEX stage_sort ON stage(sort_key, id);
CREATE INDEX stage_external_id ON stage(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX stage_owner ON stage(owner) WHERE owner IS NOT NULL;
CREATE INDEX stage_pipeline ON stage(pipeline) WHERE pipeline IS NOT NULL;
CREATE INDEX stage_pipeline_position ON stage(pipeline, position);

CREATE TABLE stage_event(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    deal INTEGER REFERENCES deal(id) DEFERRABLE INITIALLY DEFERRED,
    stage INTEGER REFERENCES stage(id) DEFERRABLE INITIALLY DEFERRED,
    from_stage INTEGER REFERENCES stage(id) DEFERRABLE INITIALLY DEFERRED,
    at INTEGER,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX stage_event_uid ON stage_event(uid);
CREATE INDEX stage_event_sort ON stage_event(sort_key, id);
CREATE INDEX stage_event_external_id ON stage_event(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX stage_event_owner ON stage_event(owner) WHERE owner IS NOT NULL;
CREATE INDEX stage_event_deal ON stage_event(deal) WHERE deal IS NOT NULL;
CREATE INDEX stage_event_stage ON stage_event(stage) WHERE stage IS NOT NULL;
CREATE INDEX stage_event_from_stage ON stage_event(from_stage) WHERE from_stage IS NOT NULL;
CREATE INDEX stage_event_stage_at ON stage_event(stage, at);

CREATE TABLE activity(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    kind TEXT,
    subject TEXT,
    body TEXT,
    at INTEGER,
    duration INTEGER,
    contact INTEGER REFERENCES contact(id) DEFERRABLE INITIALLY DEFERRED,
    company INTEGER REFERENCES company(id) DEFERRABLE INITIALLY DEFERRED,
    deal INTEGER REFERENCES deal(id) DEFERRABLE INITIALLY DEFERRED,
    ticket INTEGER REFERENCES ticket(id) DEFERRABLE INITIALLY DEFERRED,
    direction TEXT,
    need TEXT,
    replied_at INTEGER,
    network TEXT,
    post TEXT,
    audience INTEGER,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX activity_uid ON activity(uid);
CREATE INDEX activity_sort ON activity(sort_key, id);
CREATE INDEX activity_external_id ON activity(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX activity_owner ON activity(owner) WHERE owner IS NOT NULL;
CREATE INDEX activity_contact ON activity(contact) WHERE contact IS NOT NULL;
CREATE INDEX activity_company ON activity(company) WHERE company IS NOT NULL;
CREATE INDEX activity_deal ON activity(deal) WHERE deal IS NOT NULL;
CREATE INDEX activity_ticket ON activity(ticket) WHERE ticket IS NOT NULL;
CREATE INDEX activity_at ON activity(at);
CREATE INDEX activity_contact_at ON activity(contact, at);
CREATE INDEX activity_company_at ON activity(company, at);

CREATE TABLE task(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    subject TEXT,
    due INTEGER,
    done INTEGER NOT NULL DEFAULT 0,
    done_at INTEGER,
    contact INTEGER REFERENCES contact(id) DEFERRABLE INITIALLY DEFERRED,
    company INTEGER REFERENCES company(id) DEFERRABLE INITIALLY DEFERRED,
    deal INTEGER REFERENCES deal(id) DEFERRABLE INITIALLY DEFERRED,
    ticket INTEGER REFERENCES ticket(id) DEFERRABLE INITIALLY DEFERRED,
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
CREATE UNIQUE INDEX task_uid ON task(uid);
CREATE INDEX task_sort ON task(sort_key, id);
CREATE INDEX task_external_id ON task(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX task_owner ON task(owner) WHERE owner IS NOT NULL;
CREATE INDEX task_contact ON task(contact) WHERE contact IS NOT NULL;
CREATE INDEX task_company ON task(company) WHERE company IS NOT NULL;
CREATE INDEX task_deal ON task(deal) WHERE deal IS NOT NULL;
CREATE INDEX task_ticket ON task(ticket) WHERE ticket IS NOT NULL;
CREATE INDEX task_done_due ON task(done, due);

CREATE TABLE ticket(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    number TEXT,
    subject TEXT,
    type TEXT,
    priority TEXT,
    state TEXT,
    company INTEGER REFERENCES company(id) DEFERRABLE INITIALLY DEFERRED,
    contact INTEGER REFERENCES contact(id) DEFERRABLE INITIALLY DEFERRED,
    opened_at INTEGER,
    first_response_at INTEGER,
    resolved_at INTEGER,
    satisfaction INTEGER,
    description TEXT,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX ticket_uid ON ticket(uid);
CREATE INDEX ticket_sort ON ticket(sort_key, id);
CREATE INDEX ticket_external_id ON ticket(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ticket_owner ON ticket(owner) WHERE owner IS NOT NULL;
CREATE INDEX ticket_company ON ticket(company) WHERE company IS NOT NULL;
CREATE INDEX ticket_contact ON ticket(contact) WHERE contact IS NOT NULL;
CREATE INDEX ticket_state_opened_at ON ticket(state, opened_at);
CREATE INDEX ticket_number ON ticket(number);

CREATE TABLE ticket_event(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    ticket INTEGER REFERENCES ticket(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT,
    at INTEGER,
    from_state TEXT,
    to_state TEXT,
    assignee INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX ticket_event_uid ON ticket_event(uid);
CREATE INDEX ticket_event_sort ON ticket_event(sort_key, id);
CREATE INDEX ticket_event_external_id ON ticket_event(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ticket_event_owner ON ticket_event(owner) WHERE owner IS NOT NULL;
CREATE INDEX ticket_event_ticket ON ticket_event(ticket) WHERE ticket IS NOT NULL;
CREATE INDEX ticket_event_assignee ON ticket_event(assignee) WHERE assignee IS NOT NULL;
CREATE INDEX ticket_event_ticket_at ON ticket_event(ticket, at);

CREATE TABLE campaign(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    name TEXT,
    kind TEXT,
    starts_on TEXT,
    ends_on TEXT,
    budget INTEGER,
    currency TEXT,
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
CREATE UNIQUE INDEX campaign_uid ON campaign(uid);
CREATE INDEX campaign_sort ON campaign(sort_key, id);
CREATE INDEX campaign_external_id ON campaign(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX campaign_owner ON campaign(owner) WHERE owner IS NOT NULL;


CREATE TABLE campaign_cost(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    campaign INTEGER REFERENCES campaign(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT,
    amount INTEGER,
    currency TEXT,
    "on" TEXT,
    note TEXT,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX campaign_cost_uid ON campaign_cost(uid);
CREATE INDEX campaign_cost_sort ON campaign_cost(sort_key, id);
CREATE INDEX campaign_cost_external_id ON campaign_cost(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX campaign_cost_owner ON campaign_cost(owner) WHERE owner IS NOT NULL;
CREATE INDEX campaign_cost_campaign ON campaign_cost(campaign) WHERE campaign IS NOT NULL;

CREATE TABLE campaign_member(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    campaign INTEGER REFERENCES campaign(id) DEFERRABLE INITIALLY DEFERRED,
    contact INTEGER REFERENCES contact(id) DEFERRABLE INITIALLY DEFERRED,
    status TEXT,
    responded_at INTEGER,
    interactions INTEGER,
    completed INTEGER NOT NULL DEFAULT 0,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX campaign_member_uid ON campaign_member(uid);
CREATE INDEX campaign_member_sort ON campaign_member(sort_key, id);
CREATE INDEX campaign_member_external_id ON campaign_member(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX campaign_member_owner ON campaign_member(owner) WHERE owner IS NOT NULL;
CREATE INDEX campaign_member_campaign ON campaign_member(campaign) WHERE campaign IS NOT NULL;
CREATE INDEX campaign_member_contact ON campaign_member(contact) WHERE contact IS NOT NULL;

CREATE TABLE product(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    name TEXT,
    code TEXT,
    category TEXT,
    price INTEGER,
    currency TEXT,
    unit TEXT,
    active INTEGER NOT NULL DEFAULT 0,
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
CREATE UNIQUE INDEX product_uid ON product(uid);
CREATE INDEX product_sort ON product(sort_key, id);
CREATE INDEX product_external_id ON product(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX product_owner ON product(owner) WHERE owner IS NOT NULL;


CREATE TABLE deal_line(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    deal INTEGER REFERENCES deal(id) DEFERRABLE INITIALLY DEFERRED,
    product INTEGER REFERENCES product(id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT,
    quantity INTEGER,
    unit_price INTEGER,
    discount INTEGER,
    amount INTEGER,
    currency TEXT,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX deal_line_uid ON deal_line(uid);
CREATE INDEX deal_line_sort ON deal_line(sort_key, id);
CREATE INDEX deal_line_external_id ON deal_line(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX deal_line_owner ON deal_line(owner) WHERE owner IS NOT NULL;
CREATE INDEX deal_line_deal ON deal_line(deal) WHERE deal IS NOT NULL;
CREATE INDEX deal_line_product ON deal_line(product) WHERE product IS NOT NULL;

CREATE TABLE sales_order(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    number TEXT,
    company INTEGER REFERENCES company(id) DEFERRABLE INITIALLY DEFERRED,
    contact INTEGER REFERENCES contact(id) DEFERRABLE INITIALLY DEFERRED,
    ordered_on TEXT,
    state TEXT,
    amount INTEGER,
    currency TEXT,
    campaign INTEGER REFERENCES campaign(id) DEFERRABLE INITIALLY DEFERRED,
    delivered_on TEXT,
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
CREATE UNIQUE INDEX sales_order_uid ON sales_order(uid);
CREATE INDEX sales_order_sort ON sales_order(sort_key, id);
CREATE INDEX sales_order_external_id ON sales_order(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX sales_order_owner ON sales_order(owner) WHERE owner IS NOT NULL;
CREATE INDEX sales_order_company ON sales_order(company) WHERE company IS NOT NULL;
CREATE INDEX sales_order_contact ON sales_order(contact) WHERE contact IS NOT NULL;
CREATE INDEX sales_order_campaign ON sales_order(campaign) WHERE campaign IS NOT NULL;
CREATE INDEX sales_order_ordered_on ON sales_order(ordered_on);
CREATE INDEX sales_order_company_ordered_on ON sales_order(company, ordered_on);
CREATE INDEX sales_order_contact_ordered_on ON sales_order(contact, ordered_on);
CREATE INDEX sales_order_number ON sales_order(number);

CREATE TABLE order_line(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    "order" INTEGER REFERENCES sales_order(id) DEFERRABLE INITIALLY DEFERRED,
    product INTEGER REFERENCES product(id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT,
    quantity INTEGER,
    unit_price INTEGER,
    discount INTEGER,
    amount INTEGER,
    currency TEXT,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX order_line_uid ON order_line(uid);
CREATE INDEX order_line_sort ON order_line(sort_key, id);
CREATE INDEX order_line_external_id ON order_line(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX order_line_owner ON order_line(owner) WHERE owner IS NOT NULL;
CREATE INDEX order_line_order ON order_line("order") WHERE "order" IS NOT NULL;
CREATE INDEX order_line_product ON order_line(product) WHERE product IS NOT NULL;

CREATE TABLE tag(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    name TEXT,
    color TEXT,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX tag_uid ON tag(uid);
CREATE INDEX tag_sort ON tag(sort_key, id);
CREATE INDEX tag_external_id ON tag(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX tag_owner ON tag(owner) WHERE owner IS NOT NULL;
CREATE INDEX tag_name ON tag(name);

CREATE TABLE user(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    name TEXT,
    email TEXT,
    team INTEGER REFERENCES team(id) DEFERRABLE INITIALLY DEFERRED,
    manager INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT,
    active INTEGER NOT NULL DEFAULT 0,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX user_uid ON user(uid);
CREATE INDEX user_sort ON user(sort_key, id);
CREATE INDEX user_external_id ON user(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX user_owner ON user(owner) WHERE owner IS NOT NULL;
CREATE INDEX user_team ON user(team) WHERE team IS NOT NULL;
CREATE INDEX user_manager ON user(manager) WHERE manager IS NOT NULL;

CREATE TABLE team(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    name TEXT,
    manager INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX team_uid ON team(uid);
CREATE INDEX team_sort ON team(sort_key, id);
CREATE INDEX team_external_id ON team(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX team_owner ON team(owner) WHERE owner IS NOT NULL;
CREATE INDEX team_manager ON team(manager) WHERE manager IS NOT NULL;

CREATE TABLE exchange_rate(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    currency TEXT,
    "on" TEXT,
    rate INTEGER,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX exchange_rate_uid ON exchange_rate(uid);
CREATE INDEX exchange_rate_sort ON exchange_rate(sort_key, id);
CREATE INDEX exchange_rate_external_id ON exchange_rate(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX exchange_rate_owner ON exchange_rate(owner) WHERE owner IS NOT NULL;
CREATE INDEX exchange_rate_currency_on_ ON exchange_rate(currency, "on");

CREATE TABLE field_def(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    type TEXT,
    key TEXT,
    label TEXT,
    kind TEXT,
    choices TEXT,
    position INTEGER,
    required INTEGER NOT NULL DEFAULT 0,
    external_id TEXT,
    external_source TEXT,
    owner INTEGER REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_by INTEGER,
    changed_by INTEGER,
    custom TEXT
);
CREATE UNIQUE INDEX field_def_uid ON field_def(uid);
CREATE INDEX field_def_sort ON field_def(sort_key, id);
CREATE INDEX field_def_external_id ON field_def(external_id) WHERE external_id IS NOT NULL;
CREATE INDEX field_def_owner ON field_def(owner) WHERE owner IS NOT NULL;
CREATE INDEX field_def_type_position ON field_def(type, position);
