package dev.retune.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Invented chats in the form of Open WebUI: three questions with their answers in each, every
 * answer rated once, with a copy of the whole chat in the rating.
 */
final class OpenWebUiData {
  static final int TURNS = 3;
  private static final long T0 = Instant.parse("2026-09-01T00:00:00Z").getEpochSecond();
  private static final String[] REASONS = {
    "not_factually_correct", "being_lazy", "too_verbose", "dont_like_the_style", "other"
  };

  /** A message of a chat; the JSON is that of the chat's history. */
  record Message(String id, String parent, String role, String text, String json, long at) {}

  /** A rating of an answer. */
  record Rating(String id, String user, String data, String meta, String snapshot, long at) {}

  /** A chat with its ratings. */
  record Chat(
      String id, String user, String json, long at, List<Message> messages, List<Rating> ratings) {}

  private final Random random = new Random(11);

  Chat chat(int number) {
    String id = uuid();
    String user = "user-" + random.nextInt(20_000);
    long at = T0 + number * 11L % 6_000_000;
    List<Message> messages = new ArrayList<>();
    String parent = "";
    for (int turn = 0; turn < TURNS; turn++) {
      String question = uuid();
      messages.add(message(question, parent, "user", words(9), at));
      parent = uuid();
      messages.add(message(parent, question, "assistant", words(36), at + 5));
    }
    String json =
        "{\"title\":\"%s\",\"models\":[\"llama3.3:70b\"],\"history\":{\"currentId\":\"%s\",\"messages\":{%s}},\"messages\":[%s],\"tags\":[],\"timestamp\":%d000}"
            .formatted(
                words(5),
                parent,
                messages.stream()
                    .map(m -> "\"" + m.id + "\":" + m.json)
                    .collect(Collectors.joining(",")),
                messages.stream().map(Message::json).collect(Collectors.joining(",")),
                at);
    List<Rating> ratings = new ArrayList<>();
    for (int i = 1; i < messages.size(); i += 2) {
      ratings.add(rating(id, user, json, i, messages.get(i)));
    }
    return new Chat(id, user, json, at, messages, ratings);
  }

  private Message message(String id, String parent, String role, String text, long at) {
    String json =
        "{\"id\":\"%s\",\"parentId\":%s,\"childrenIds\":[],\"role\":\"%s\",\"content\":\"%s\",\"timestamp\":%d,\"model\":\"llama3.3:70b\",\"done\":true}"
            .formatted(id, parent.isEmpty() ? "null" : "\"" + parent + "\"", role, text, at);
    return new Message(id, parent, role, text, json, at);
  }

  private Rating rating(String chat, String user, String json, int index, Message answer) {
    boolean like = random.nextInt(3) > 0;
    String reason = like ? "null" : "\"" + REASONS[random.nextInt(REASONS.length)] + "\"";
    return new Rating(
        uuid(),
        user,
        "{\"rating\":%d,\"reason\":%s,\"comment\":\"%s\",\"tags\":[],\"details\":{\"rating\":%d},\"model_id\":\"llama3.3:70b\"}"
            .formatted(like ? 1 : -1, reason, like ? "" : words(6), like ? 8 : 2),
        "{\"arena\":false,\"model_id\":\"llama3.3:70b\",\"message_id\":\"%s\",\"message_index\":%d,\"chat_id\":\"%s\"}"
            .formatted(answer.id, index, chat),
        "{\"chat\":{\"id\":\"%s\",\"user_id\":\"%s\",\"title\":\"\",\"chat\":%s,\"created_at\":%d,\"updated_at\":%d}}"
            .formatted(chat, user, json, answer.at, answer.at),
        answer.at + 30);
  }

  private String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private String words(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append("word").append(random.nextInt(5_000));
    }
    return text.toString();
  }
}
