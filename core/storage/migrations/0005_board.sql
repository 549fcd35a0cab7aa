-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the board asks for deals by the thousand stands in indexes: the amounts of a stage, and when a deal was last touched.
-- They begin with the columns of those they replace, so nothing else is slower, and writing costs the same.
DROP INDEX deal_stage;
CREATE INDEX deal_stage_amount ON deal(stage, amount, currency) WHERE stage IS NOT NULL;
DROP INDEX activity_deal;
CREATE INDEX activity_deal_at ON activity(deal, at) WHERE deal IS NOT NULL;
DROP INDEX stage_event_deal;
CREATE INDEX stage_event_deal_at ON stage_event(deal, at) WHERE deal IS NOT NULL;
