package dev.retune.common.i18n;

import dev.retune.common.error.ApplicationException;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A key of the message bundles with its arguments: a text before its language is known, which can
 * be stored and shown in any language.
 *
 * @param key the message key
 * @param args texts, numbers, truth values, messages, failures, and lists of them
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

  /** The sentence of a failure; empty where an argument, such as a date, cannot be stored. */
  public static Optional<Message> of(ApplicationException failure) {
    return isStorable(failure)
        ? Optional.of(new Message(failure.key(), failure.args()))
        : Optional.empty();
  }

  private static boolean isStorable(Object arg) {
    return switch (arg) {
      case ApplicationException failure -> failure.args().stream().allMatch(Message::isStorable);
      case List<?> list -> list.stream().allMatch(Message::isStorable);
      case Date _, TemporalAccessor _, Localized _, StoredText _ -> false;
      default -> true;
    };
  }

  private static Object kept(Object arg) {
    return switch (arg) {
      case Message message -> message;
      case ApplicationException failure -> new Message(failure.key(), failure.args());
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
