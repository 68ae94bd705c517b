UPDATE workspace_chats SET "feedbackScore" = FALSE WHERE id = 1;
UPDATE workspace_chats SET "feedbackScore" = NULL WHERE id = 2;
