package dev.retune.ui.shell;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Invented exports of chat products. */
public final class ExportSpecimen {
  private static final long FIRST = Instant.parse("2026-10-19T09:00:00Z").getEpochSecond();
  private static final long APART = 80_000;
  private static final List<List<String>> PAIRS =
      List.of(
          List.of("How do I reset my password?", "Open Settings, then Security.", "like", ""),
          List.of("환불은 얼마나 걸리나요?", "영업일 기준 3일입니다.", "dislike", "지난달부터 5일로 바뀌었어요"),
          List.of("Can I change my plan?", "Yes, under Billing.", "like", "Accurate information"),
          List.of("Where are my invoices?", "See Billing.", "dislike", "There is no such page"),
          List.of("배송지를 바꿀 수 있나요?", "출고 전에는 바꿀 수 있습니다.", "like", ""),
          List.of("Do you ship to Jeju?", "Yes, within four days.", "like", ""),
          List.of("How do I cancel?", "Contact support.", "dislike", "It did not answer"),
          List.of("쿠폰을 두 장 쓸 수 있나요?", "한 번에 한 장만 쓸 수 있습니다.", "like", ""));
  private static final int VOTES = 30;

  private ExportSpecimen() {}

  /** An export of Open WebUI's evaluations. */
  public static Path openWebUi(Path file) {
    ArrayNode records = JsonFormat.mapper().createArrayNode();
    for (int i = 0; i < VOTES; i++) {
      List<String> pair = PAIRS.get(i % PAIRS.size());
      // the last one is a comparison that ended in a draw
      int rating = i == VOTES - 1 ? 0 : pair.get(2).equals("like") ? 1 : -1;
      records.add(record(i, pair, rating));
    }
    return write(file, records.toString());
  }

  private static ObjectNode record(int number, List<String> pair, int rating) {
    ObjectNode record = JsonFormat.mapper().createObjectNode();
    long at = FIRST + number * APART;
    record.put("id", "f" + number).put("user_id", "u" + number % 7).put("type", "rating");
    record.put("created_at", at).put("updated_at", at);
    record.putObject("data").put("rating", rating).put("comment", pair.get(3));
    record.putObject("meta").put("message_id", "a" + number).put("chat_id", "c" + number);
    ObjectNode messages =
        record
            .putObject("snapshot")
            .putObject("chat")
            .putObject("chat")
            .putObject("history")
            .putObject("messages");
    messages.putObject("q" + number).put("role", "user").put("content", pair.get(0));
    messages
        .putObject("a" + number)
        .put("role", "assistant")
        .put("parentId", "q" + number)
        .put("content", pair.get(1))
        .put("timestamp", at - 60);
    return record;
  }

  /** Ratings from one to five, of which nobody has said what they mean. */
  static Path stars(Path file) {
    StringBuilder rows = new StringBuilder("id,question,answer,rating,created_at\n");
    for (int i = 0; i < PAIRS.size(); i++) {
      rows.append(
          "%d,%s,\"%s\",%d,2026-11-%02d 09:00%n"
              .formatted(i, PAIRS.get(i).get(0), PAIRS.get(i).get(1), 1 + i % 5, 2 + i));
    }
    return write(file, rows.toString());
  }

  private static Path write(Path file, String content) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
