UPDATE span_annotations SET score = 0, label = 'thumbs-down' WHERE id = 1;
DELETE FROM span_annotations WHERE id = 2;
