package dev.retune.report.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads Block Kit's JSON. Whatever it holds comes out, if only as {@link Block.Unknown}. */
public final class BlockReader {
  private final MrkdwnReader mrkdwn = new MrkdwnReader();

  /** The blocks of a message in order. */
  public List<Block> read(JsonNode blocks) {
    List<Block> read = new ArrayList<>();
    blocks.forEach(block -> add(block, read));
    return List.copyOf(read);
  }

  private void add(JsonNode block, List<Block> read) {
    switch (block.path("type").asText()) {
      case "header" -> read.add(new Block.Header(block.path("text").path("text").asText()));
      case "section" -> {
        List<List<Paragraph>> fields = new ArrayList<>();
        block.path("fields").forEach(field -> fields.add(text(field)));
        read.add(new Block.Section(text(block.path("text")), fields));
        if (block.has("accessory")) {
          read.add(element(block.path("accessory")));
        }
      }
      case "context" -> {
        List<Block> elements = new ArrayList<>();
        block.path("elements").forEach(element -> elements.add(element(element)));
        read.add(new Block.Context(elements));
      }
      case "divider" -> read.add(new Block.Divider());
      default -> read.add(element(block));
    }
  }

  private Block element(JsonNode element) {
    String type = element.path("type").asText();
    return switch (type) {
      case "mrkdwn", "plain_text" -> new Block.Words(text(element));
      case "image" -> picture(element);
      default -> new Block.Unknown(type.isEmpty() ? "?" : type, element.toString());
    };
  }

  private static Block picture(JsonNode image) {
    JsonNode file = image.path("slack_file");
    String source =
        image.path("image_url").asText(file.path("id").asText(file.path("url").asText()));
    return new Block.Picture(
        source, image.path("alt_text").asText(), image.path("title").path("text").asText());
  }

  private List<Paragraph> text(JsonNode object) {
    String text = object.path("text").asText();
    if (object.isMissingNode()) {
      return List.of();
    }
    return object.path("type").asText().equals("plain_text")
        ? MrkdwnReader.literal(text)
        : mrkdwn.read(text);
  }
}
