-- counts the takings of a lease: a holder whose number is not the newest has lost it, and changes nothing any more
ALTER TABLE lease ADD COLUMN token BIGINT DEFAULT 0 NOT NULL;
