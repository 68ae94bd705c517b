-- The documents that an answer was given, best first; a single one is a list of one. They are kept in the row of the answer:
-- a row for each document would be five times as many rows as answers, and nothing looks for answers by their documents.
ALTER TABLE conversation_log ADD COLUMN document_ids VARCHAR(200) ARRAY;
UPDATE conversation_log SET document_ids = ARRAY[document_external_id] WHERE document_external_id IS NOT NULL;
DROP INDEX ix_conversation_document;
ALTER TABLE conversation_log DROP COLUMN document_external_id;
