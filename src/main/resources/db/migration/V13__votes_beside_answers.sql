-- Votes that came in the row of their answer, without an id of their own: the same thumb may come once more as a vote.

ALTER TABLE feedback_log ADD COLUMN beside BOOLEAN DEFAULT FALSE NOT NULL;
