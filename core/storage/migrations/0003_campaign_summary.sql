-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sums kept beside the records so that the return of campaigns is read, not scanned; analytics/campaign_summary.h keeps
-- them true. They can always be made again from the records.
CREATE TABLE campaign_money(
    campaign INTEGER NOT NULL,
    side INTEGER NOT NULL,
    currency TEXT NOT NULL,
    day TEXT NOT NULL,
    amount INTEGER NOT NULL,
    records INTEGER NOT NULL,
    PRIMARY KEY(campaign, side, currency, day)
) WITHOUT ROWID;
CREATE TABLE campaign_person(
    campaign INTEGER NOT NULL,
    person INTEGER NOT NULL,
    lead INTEGER NOT NULL,
    converted INTEGER NOT NULL,
    responded INTEGER NOT NULL,
    completed INTEGER NOT NULL,
    interactions INTEGER NOT NULL,
    PRIMARY KEY(campaign, person)
) WITHOUT ROWID;
CREATE TABLE campaign_people(
    campaign INTEGER PRIMARY KEY,
    members INTEGER NOT NULL,
    leads INTEGER NOT NULL,
    conversions INTEGER NOT NULL,
    participation INTEGER NOT NULL,
    interactions INTEGER NOT NULL,
    completed INTEGER NOT NULL
);
