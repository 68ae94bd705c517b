-- The list of votes under any filter, and what a text index needs to follow it.

-- Goes up with every transaction that writes votes of a source, while that source is locked; so whoever sees a number sees all rows up to it.
ALTER TABLE source ADD COLUMN changes BIGINT DEFAULT 0 NOT NULL;
-- The number of the transaction that last wrote the vote, or its conversation.
ALTER TABLE feedback_log ADD COLUMN change_no BIGINT DEFAULT 0 NOT NULL;
CREATE INDEX ix_feedback_change ON feedback_log (source_id, change_no, id);

-- The list's order within one source and within one reason code; all likes have the code ''.
CREATE INDEX ix_feedback_source ON feedback_log (source_id, created_at, id);
DROP INDEX ix_feedback_code;
CREATE INDEX ix_feedback_code ON feedback_log (feedback, reason_code, created_at, id);

-- Tells this workspace from every other, so that no text index is taken for another's.
CREATE TABLE workspace_mark (
  singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
  id VARCHAR(36) NOT NULL
);
