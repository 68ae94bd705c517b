package dev.retune.settings.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.text.JsonFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Merges a user's edits into settings that may have changed meanwhile: values that were not edited
 * keep their current state.
 *
 * @param base settings at the start of the edit
 * @param edited settings with the user's edits
 */
public record SettingsMerge(Settings base, Settings edited) implements UnaryOperator<Settings> {

  /**
   * Returns the current settings with the user's edits.
   *
   * @throws RefusedException with the name of the setting, when it was meanwhile changed to
   *     something else
   */
  @Override
  public Settings apply(Settings now) {
    if (now.equals(base)) {
      return edited;
    }
    JsonNode merged = merged("", tree(base), tree(edited), tree(now));
    try {
      return JsonFormat.mapper().treeToValue(merged, Settings.class).checked();
    } catch (JsonProcessingException e) {
      throw e.getCause() instanceof InvalidInputException refused
          ? refused
          : new InvalidInputException(e, "settings.refused", "");
    }
  }

  private static JsonNode tree(Settings settings) {
    return JsonFormat.mapper().valueToTree(settings);
  }

  private static JsonNode merged(String path, JsonNode base, JsonNode edited, JsonNode now) {
    if (edited.equals(base) || edited.equals(now)) {
      return now;
    }
    if (now.equals(base)) {
      return edited;
    }
    if (base instanceof ObjectNode && edited instanceof ObjectNode && now instanceof ObjectNode) {
      return objects(path, base, edited, now);
    }
    if (base instanceof ArrayNode && edited instanceof ArrayNode && now instanceof ArrayNode) {
      ObjectNode all = objects(path, byName(base), byName(edited), byName(now));
      return JsonFormat.mapper().createArrayNode().addAll(all.valueStream().toList());
    }
    throw new RefusedException("settings.changedMeanwhile", path);
  }

  private static ObjectNode objects(String path, JsonNode base, JsonNode edited, JsonNode now) {
    Set<String> names = new LinkedHashSet<>();
    now.fieldNames().forEachRemaining(names::add);
    edited.fieldNames().forEachRemaining(names::add);
    ObjectNode all = JsonFormat.mapper().createObjectNode();
    for (String name : names) {
      JsonNode value =
          merged(
              path.isEmpty() ? name : path + "." + name,
              base.path(name),
              edited.path(name),
              now.path(name));
      if (!value.isMissingNode()) {
        all.set(name, value);
      }
    }
    return all;
  }

  /** Indexes sources by name. */
  private static ObjectNode byName(JsonNode list) {
    Map<String, JsonNode> named = new LinkedHashMap<>();
    list.forEach(item -> named.put(item.path("name").asText(item.toString()), item));
    return JsonFormat.mapper().createObjectNode().setAll(named);
  }
}
