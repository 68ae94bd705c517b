-- Whether any vote of a source came in its answer's row: without one, votes with ids need not be compared with such votes.

ALTER TABLE source ADD COLUMN votes_beside BOOLEAN DEFAULT FALSE NOT NULL;
UPDATE source SET votes_beside = TRUE
  WHERE id IN (SELECT source_id FROM feedback_log WHERE beside = TRUE);
