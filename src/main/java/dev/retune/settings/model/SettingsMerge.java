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
 * What a person edited, put into settings that others may have changed meanwhile: values that were
 * not touched stay as the others left them.
 *
 * @param base the settings that the person began with
 * @param edited the same with the person's changes
 */
public record SettingsMerge(Settings base, Settings edited) implements UnaryOperator<Settings> {

  /**
   * The settings of now with the person's changes.
   *
   * @throws RefusedException with the setting's name, when others have changed the same one to
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

  /** Sources are told apart by their names. */
  private static ObjectNode byName(JsonNode list) {
    Map<String, JsonNode> named = new LinkedHashMap<>();
    list.forEach(item -> named.put(item.path("name").asText(item.toString()), item));
    return JsonFormat.mapper().createObjectNode().setAll(named);
  }
}
