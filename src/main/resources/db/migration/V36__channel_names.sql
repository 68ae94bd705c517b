-- the name by which the channel was given, so that its deliveries are found without asking Slack
ALTER TABLE delivery ADD COLUMN channel_name VARCHAR(200);
