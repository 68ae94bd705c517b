-- Votes that people took back at their source: kept, in no figure, and back in them when they come again.

-- whether a sync has seen it: only such a vote can be missed by a later one
ALTER TABLE feedback_log ADD COLUMN synced BOOLEAN DEFAULT FALSE NOT NULL;
-- such a vote has no conversation_id, as one that waits
ALTER TABLE feedback_log ADD COLUMN taken_back_at TIMESTAMP(6) WITH TIME ZONE;
