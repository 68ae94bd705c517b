UPDATE conversation SET message = JSON_REMOVE(JSON_SET(message, '$[2].thumbup', FALSE), '$[4].thumbup', '$[4].feedback'), update_time = 1794816900000 WHERE id = 's0';
