package dev.retune.report.preview;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads Block Kit's JSON. Unsupported content becomes {@link PreviewBlock.Unknown}. */
public final class BlockKitReader {
  private final MrkdwnParser mrkdwn = new MrkdwnParser();

  /** The blocks of a message in order. */
  public List<PreviewBlock> read(JsonNode blocks) {
    List<PreviewBlock> read = new ArrayList<>();
    blocks.forEach(block -> add(block, read));
    return List.copyOf(read);
  }

  private void add(JsonNode block, List<PreviewBlock> read) {
    switch (block.path("type").asText()) {
      case "header" -> read.add(new PreviewBlock.Header(block.path("text").path("text").asText()));
      case "section" -> {
        List<List<TextParagraph>> fields = new ArrayList<>();
        block.path("fields").forEach(field -> fields.add(text(field)));
        read.add(new PreviewBlock.Section(text(block.path("text")), fields));
        if (block.has("accessory")) {
          read.add(element(block.path("accessory")));
        }
      }
      case "context" -> {
        List<PreviewBlock> elements = new ArrayList<>();
        block.path("elements").forEach(element -> elements.add(element(element)));
        read.add(new PreviewBlock.Context(elements));
      }
      case "divider" -> read.add(new PreviewBlock.Divider());
      default -> read.add(element(block));
    }
  }

  private PreviewBlock element(JsonNode element) {
    String type = element.path("type").asText();
    return switch (type) {
      case "mrkdwn", "plain_text" -> new PreviewBlock.TextBlock(text(element));
      case "image" -> picture(element);
      default -> new PreviewBlock.Unknown(type.isEmpty() ? "?" : type, element.toString());
    };
  }

  private static PreviewBlock picture(JsonNode image) {
    JsonNode file = image.path("slack_file");
    String source =
        image.path("image_url").asText(file.path("id").asText(file.path("url").asText()));
    return new PreviewBlock.Picture(
        source, image.path("alt_text").asText(), image.path("title").path("text").asText());
  }

  private List<TextParagraph> text(JsonNode object) {
    String text = object.path("text").asText();
    if (object.isMissingNode()) {
      return List.of();
    }
    return object.path("type").asText().equals("plain_text")
        ? MrkdwnParser.literal(text)
        : mrkdwn.read(text);
  }
}
