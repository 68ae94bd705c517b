package dev.retune.collector.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The collector's view of the prompts. */
public interface PromptPort {
  /** Returns the live version of a prompt for the product; empty when there is none. */
  Optional<JsonNode> live(String name);
}
