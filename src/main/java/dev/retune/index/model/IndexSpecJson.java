package dev.retune.index.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.text.JsonFormat;

/** Converts a spec to JSON, for the database and the files of a version. */
public final class IndexSpecJson {
  private final JsonMapper mapper = JsonFormat.mapper();

  public String write(IndexSpec spec) {
    try {
      return mapper.writeValueAsString(spec);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads what {@link #write} wrote. */
  public IndexSpec read(String json) {
    try {
      return mapper.readValue(json, IndexSpec.class);
    } catch (JsonProcessingException e) {
      throw new UnavailableException(e, "index.badSpec", json);
    }
  }
}
