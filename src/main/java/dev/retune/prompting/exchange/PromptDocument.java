package dev.retune.prompting.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.JsonFormat;
import dev.retune.prompting.model.PromptVersion;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A prompt as it is exchanged with other programs.
 *
 * @param text the system message
 * @param model model that answers; may be empty
 * @param parameters JSON object
 */
public record PromptDocument(String text, String model, String parameters) {
  private static final String NO_PARAMETERS = "{}";
  private static final int LONGEST = 200_000;

  /** Checks the text. */
  public PromptDocument {
    if (text.isBlank()) {
      throw new InvalidInputException("prompts.file.empty");
    }
    if (text.length() > LONGEST) {
      throw new InvalidInputException("prompts.file.tooLong", LONGEST);
    }
    parameters = parameters(parameters);
  }

  /**
   * Reads the content of a file: JSON with {@code text} or Langfuse's {@code prompt}, otherwise the
   * text itself.
   */
  public static PromptDocument read(String name, byte[] content) {
    String text = decoded(name, content);
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (!name.toLowerCase(Locale.ROOT).endsWith(".json")) {
      return new PromptDocument(plain.strip(), "", NO_PARAMETERS);
    }
    try {
      if (JsonFormat.mapper().readTree(plain) instanceof ObjectNode object) {
        return read(object);
      }
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(e, "prompts.file.notJson", name);
    }
    throw new InvalidInputException("prompts.file.notJson", name);
  }

  private static String decoded(String name, byte[] content) {
    try {
      // a new decoder reports what is not UTF-8 instead of replacing it
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(e, "prompts.file.notUtf8", name);
    }
  }

  /**
   * Reads Retune's or Langfuse's form.
   *
   * @throws InvalidInputException when it has messages that are not the system's
   */
  public static PromptDocument read(ObjectNode prompt) {
    if (prompt.path("text").isTextual()) {
      return new PromptDocument(
          prompt.path("text").textValue(),
          prompt.path("model").asText(""),
          prompt.path("parameters").isObject()
              ? prompt.path("parameters").toString()
              : NO_PARAMETERS);
    }
    ObjectNode config =
        prompt.path("config") instanceof ObjectNode object
            ? object.deepCopy()
            : JsonFormat.mapper().createObjectNode();
    JsonNode model = config.remove("model");
    return new PromptDocument(
        text(prompt.path("prompt")), model == null ? "" : model.asText(""), config.toString());
  }

  /**
   * A version for the product.
   *
   * @param label what the product should log as prompt version with its answers
   */
  public record Exported(
      String name,
      int version,
      String label,
      String text,
      Optional<String> model,
      JsonNode parameters) {}

  /** Returns a version as the product reads it. */
  public static Exported exported(PromptVersion version) {
    try {
      return new Exported(
          version.prompt(),
          version.number(),
          version.label(),
          version.text(),
          Optional.of(version.model()).filter(model -> !model.isEmpty()),
          JsonFormat.mapper().readTree(version.parameters()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A text, or the system messages of a chat; a user's message may only hold a placeholder. */
  private static String text(JsonNode prompt) {
    if (prompt.isTextual()) {
      return prompt.textValue();
    }
    List<String> system = new ArrayList<>();
    for (JsonNode message : prompt) {
      String role = message.path("role").asText("");
      String content = message.path("content").asText("");
      switch (role) {
        case "system", "developer" -> system.add(content);
        case "user" -> {
          if (!content.strip().matches("\\{\\{\\s*[\\w.-]+\\s*}}")) {
            throw new InvalidInputException("prompts.file.messages", role);
          }
        }
        default -> {
          // placeholders for the history of a chat have no role
          if (!role.isEmpty()) {
            throw new InvalidInputException("prompts.file.messages", role);
          }
        }
      }
    }
    return String.join("\n\n", system);
  }

  private static String parameters(String json) {
    try {
      if (JsonFormat.mapper().readTree(json) instanceof ObjectNode object) {
        return object.toString();
      }
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(e, "prompts.parameters");
    }
    throw new InvalidInputException("prompts.parameters");
  }
}
