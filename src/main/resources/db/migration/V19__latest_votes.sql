-- Of several votes of one person on one answer only the latest counts. Earlier ones stay stored with taken_back_at, so that the
-- same rows are known when they come again, and count again when the later one is taken back.

ALTER TABLE feedback_log ADD COLUMN replaced BOOLEAN DEFAULT FALSE NOT NULL;
-- whether that has been done for the votes that were stored before
ALTER TABLE source ADD COLUMN latest_votes BOOLEAN DEFAULT FALSE NOT NULL;

-- also finds the votes of one person on an answer
DROP INDEX ix_feedback_answer;
CREATE INDEX ix_feedback_answer ON feedback_log (conversation_external_id, source_id, beside, voter);
