-- Finds the vote that came in its answer's row without reading all other votes of that answer.

DROP INDEX ix_feedback_waiting;
CREATE INDEX ix_feedback_answer ON feedback_log (conversation_external_id, source_id, beside);
