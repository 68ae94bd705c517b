UPDATE langfuse_score SET value = json_set(value, '$.value', 0, '$.updatedAt', '2026-11-16T08:15:00.000Z') WHERE id = 'v0';
DELETE FROM langfuse_score WHERE id = 'v1';
