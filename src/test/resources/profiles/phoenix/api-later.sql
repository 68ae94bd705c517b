UPDATE phoenix_span_annotation SET value = json_set(value, '$.result.score', 0, '$.updated_at', '2026-11-16T08:15:00+00:00') WHERE id = 'A1';
DELETE FROM phoenix_span_annotation WHERE id = 'A3';
