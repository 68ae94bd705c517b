-- people read these numbers (v3, fix 9, run 12): H2 would skip the 32 that it keeps ahead when a process is killed
ALTER TABLE index_version ALTER COLUMN id SET CACHE 1;
ALTER TABLE run ALTER COLUMN id SET CACHE 1;
ALTER TABLE knowledge_fix ALTER COLUMN id SET CACHE 1;
ALTER TABLE prompt ALTER COLUMN id SET CACHE 1;
ALTER TABLE prompt_version ALTER COLUMN id SET CACHE 1;
ALTER TABLE prompt_run ALTER COLUMN id SET CACHE 1;
ALTER TABLE topic_proposal ALTER COLUMN id SET CACHE 1;
ALTER TABLE publish_target ALTER COLUMN id SET CACHE 1;
ALTER TABLE publication ALTER COLUMN id SET CACHE 1;
ALTER TABLE api_key ALTER COLUMN id SET CACHE 1;
