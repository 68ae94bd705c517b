package dev.retune.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.fault.Unavailable;
import dev.retune.text.Json;

/** A recipe as JSON, for its row and for the files of the version. */
final class SpecJson {
  private final JsonMapper mapper = Json.mapper();

  String write(IndexSpec spec) {
    try {
      return mapper.writeValueAsString(spec);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads what {@link #write} wrote. */
  IndexSpec read(String json) {
    try {
      return mapper.readValue(json, IndexSpec.class);
    } catch (JsonProcessingException e) {
      throw new Unavailable(e, "index.badSpec", json);
    }
  }
}
