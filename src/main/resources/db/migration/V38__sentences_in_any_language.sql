-- What was written in the language of the moment is kept beside as message keys with arguments (JSON), to be read in any
-- language; rows of earlier versions have only the text.
ALTER TABLE trigger_check ADD COLUMN why_messages VARCHAR(100000) DEFAULT '' NOT NULL;
ALTER TABLE publication ADD COLUMN why_messages VARCHAR(100000) DEFAULT '' NOT NULL;
ALTER TABLE prompt_version ADD COLUMN why_messages VARCHAR(100000) DEFAULT '' NOT NULL;
ALTER TABLE prompt_run ADD COLUMN why_messages VARCHAR(100000) DEFAULT '' NOT NULL;
