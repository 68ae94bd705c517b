package dev.retune.common.i18n;

import java.util.List;
import java.util.Map;

/**
 * A key of the message bundles with its arguments: a text before its language is known, which can
 * be stored and shown in any language.
 *
 * @param key the message key
 * @param args texts, numbers, truth values, messages, and lists of messages
 */
public record Message(String key, List<Object> args) {

  /** Copies the arguments; nested messages may be as JSON has them. */
  public Message {
    args = args.stream().map(Message::kept).toList();
  }

  /** A message. */
  public static Message of(String key, Object... args) {
    return new Message(key, List.of(args));
  }

  @Override
  public String toString() {
    return key + args;
  }

  private static Object kept(Object arg) {
    return switch (arg) {
      case Message message -> message;
      case Number number -> number;
      case Boolean truth -> truth;
      case List<?> list -> list.stream().map(each -> kept(each)).toList();
      case Map<?, ?> json
          when json.get("key") instanceof String key && json.get("args") instanceof List<?> args ->
          new Message(key, List.copyOf(args));
      default -> arg.toString();
    };
  }
}
