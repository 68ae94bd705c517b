package dev.retune.embedding.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.retune.common.text.JsonFormat;
import dev.retune.embedding.hub.HubModel;
import dev.retune.embedding.hub.ModelAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the model card in a cached snapshot tells, in place of the hub. */
final class CachedModelCard {
  private static final Logger LOG = LoggerFactory.getLogger(CachedModelCard.class);
  private static final String FENCE = "---";
  private static final int MOST = 1 << 20;

  private CachedModelCard() {}

  /** Reads the head of a model card. */
  static HubModel of(ModelAddress commit, Path card) {
    ObjectNode json = named(commit);
    describe(json, card);
    return HubModel.of(json);
  }

  /** Without a model card, only the name is known. */
  static HubModel of(ModelAddress commit) {
    return HubModel.of(named(commit));
  }

  private static ObjectNode named(ModelAddress commit) {
    return JsonFormat.mapper()
        .createObjectNode()
        .put("id", commit.repository())
        .put("sha", commit.revision());
  }

  private static void describe(ObjectNode json, Path card) {
    try {
      String text = Files.size(card) <= MOST ? Files.readString(card) : "";
      int end = text.indexOf("\n" + FENCE, FENCE.length());
      if (text.startsWith(FENCE) && end > 0) {
        JsonNode head = new YAMLMapper().readTree(text.substring(FENCE.length(), end));
        json.set("cardData", head);
        json.set("pipeline_tag", head.path("pipeline_tag"));
        json.set("library_name", head.path("library_name"));
        json.set("tags", head.path("tags"));
      }
    } catch (IOException e) {
      LOG.info("{} has no readable head", card, e);
    }
  }
}
