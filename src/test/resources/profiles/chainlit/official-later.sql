UPDATE "Feedback" SET "value" = 0.0 WHERE "id" = 'v0';
DELETE FROM "Feedback" WHERE "id" = 'v1';
