UPDATE feedbacks SET "value" = 0 WHERE "id" = 'v0';
DELETE FROM feedbacks WHERE "id" = 'v1';
