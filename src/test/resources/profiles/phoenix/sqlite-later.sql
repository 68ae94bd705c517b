UPDATE span_annotations SET score = 0, label = 'thumbs-down', updated_at = '2026-11-16 09:00:00.000000' WHERE id = 1;
DELETE FROM span_annotations WHERE id = 2;
