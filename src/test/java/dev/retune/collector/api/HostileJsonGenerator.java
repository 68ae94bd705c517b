package dev.retune.collector.api;

import java.util.Random;

/** Generates requests of valid shape with hostile values. */
final class HostileJsonGenerator {
  private static final String[] PATHS = {"/feedback", "/conversations", "/documents", "/search"};
  private static final String[] NAMES = {
    "conversation_id", "id", "document_id", "feedback", "reason", "voter", "user_id", "question",
    "answer", "model", "prompt_version", "created_at", "updated_at", "body", "title", "section",
    "url", "source", "query", "k", "mode", "unknown", "", "\\u0000"
  };
  private static final String[] VALUES = {
    "null",
    "true",
    "{}",
    "[]",
    "[[1]]",
    "{\"a\":{\"b\":null}}",
    "0",
    "-0",
    "1",
    "-1",
    "1.5",
    "1e400",
    "-1e-400",
    "1E2",
    "9223372036854775808",
    "NaN",
    "Infinity",
    "01",
    "\"\"",
    "\" \"",
    "\"\\u0000\"",
    "\"a\\u0000b\"",
    "\"\\ud800\"",
    "\"\\udc00\\ud800\"",
    "\"\\uffff\"",
    "\"\\u202e\\u200b\"",
    "\"like\"",
    "\"dislike\"",
    "\"hybrid\"",
    "\"'; drop table feedback_log; --\"",
    "\"%_\\\\\"",
    "\"2026-11-22T09:00:00Z\"",
    "\"+999999999-12-31T23:59:59Z\"",
    "\"0000-00-00T00:00Z\"",
    "\"2026-02-30T00:00:00Z\"",
    "\"2026-11-22T09:00:00.123456789-18:00\"",
    "\"가나다\"",
    "\"e\\u0301\"",
    "\"\\ud83d\\ude00\"",
    "\"\t\"",
    "'x'",
    "\"\\x\"",
    "//",
    "\"open"
  };

  private final Random random;

  HostileJsonGenerator(Random random) {
    this.random = random;
  }

  String path() {
    return PATHS[random.nextInt(PATHS.length)];
  }

  String body() {
    String object = object();
    return switch (random.nextInt(12)) {
      case 0 -> "[" + object + "," + object() + "]";
      case 1 -> "\ufeff" + object;
      case 2 -> object + "x";
      case 3 -> object.substring(0, random.nextInt(object.length()));
      case 4 -> "[".repeat(1 + random.nextInt(3_000)) + object;
      case 5 -> object + object;
      default -> object;
    };
  }

  private String object() {
    StringBuilder text =
        new StringBuilder(
            "{\"conversation_id\":1,\"feedback\":\"like\",\"question\":\"q\",\"answer\":\"a\"");
    if (random.nextBoolean()) {
      text = new StringBuilder("{\"id\":2,\"body\":\"b\"");
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(",\"").append(NAMES[random.nextInt(NAMES.length)]).append("\":").append(value());
    }
    return text.append('}').toString();
  }

  private String value() {
    return switch (random.nextInt(20)) {
      case 0 -> "9".repeat(1 + random.nextInt(1_100));
      case 1 -> "\"" + "가".repeat(195 + random.nextInt(10)) + "\"";
      case 2 -> "\"" + "\\ud83d\\ude00".repeat(95 + random.nextInt(10)) + "\"";
      case 3 -> "[".repeat(200) + "]".repeat(200);
      default -> VALUES[random.nextInt(VALUES.length)];
    };
  }
}
