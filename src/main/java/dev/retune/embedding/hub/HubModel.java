package dev.retune.embedding.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the hub tells about a model.
 *
 * @param repository its present name
 * @param commit the commit of the revision that was asked for
 * @param gated whether its authors want their conditions accepted first
 * @param task its task, such as {@code sentence-similarity}
 * @param library the library it was made with
 * @param tags all tags
 * @param license its license
 * @param languages codes of its languages, or {@code multilingual}
 * @param downloads downloads of the last month
 */
public record HubModel(
    String repository,
    String commit,
    boolean gated,
    Optional<String> task,
    Optional<String> library,
    List<String> tags,
    Optional<String> license,
    List<String> languages,
    long downloads) {
  private static final Set<String> LANGUAGES = Set.of(java.util.Locale.getISOLanguages());

  /** Reads the form of the hub's API. */
  public static HubModel of(JsonNode json) {
    JsonNode card = json.path("cardData");
    List<String> tags = texts(json.path("tags"));
    return new HubModel(
        PlainText.of(json.path("id").asText(json.path("modelId").asText())),
        json.path("sha").asText(""),
        !json.path("gated").asText("false").equals("false"),
        text(json.path("pipeline_tag")),
        text(json.path("library_name")),
        tags,
        license(card, tags),
        languages(card, tags),
        json.path("downloads").asLong(0));
  }

  /** Its address in the commit. */
  public ModelAddress address() {
    return new ModelAddress(repository, commit);
  }

  private static Optional<String> license(JsonNode card, List<String> tags) {
    List<String> stated = texts(card.path("license"));
    Optional<String> license =
        stated.isEmpty()
            ? tags.stream()
                .filter(tag -> tag.startsWith("license:"))
                .map(tag -> tag.substring("license:".length()))
                .findFirst()
            : Optional.of(String.join(", ", stated));
    Optional<String> name = text(card.path("license_name"));
    return license.filter(id -> id.equals("other")).isPresent() && name.isPresent()
        ? name
        : license;
  }

  private static List<String> languages(JsonNode card, List<String> tags) {
    List<String> stated = texts(card.path("language"));
    return stated.isEmpty()
        ? tags.stream()
            .filter(tag -> LANGUAGES.contains(tag) || tag.equals("multilingual"))
            .toList()
        : stated;
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(PlainText.of(node.asText(""))).filter(value -> !value.isEmpty());
  }

  /** A text or a list of texts. */
  private static List<String> texts(JsonNode node) {
    List<String> all = new ArrayList<>();
    if (node.isTextual()) {
      text(node).ifPresent(all::add);
    }
    node.forEach(each -> text(each).ifPresent(all::add));
    return List.copyOf(all);
  }
}
