package dev.retune.collector.otlp.genai;

import java.util.List;
import java.util.Optional;

/**
 * What went into a model and what came out of it.
 *
 * @param input in the order in which it was sent
 */
record Exchange(List<ChatMessage> input, List<ChatMessage> output) {

  /** The last message of the user. */
  Optional<String> question() {
    return input.reversed().stream()
        .filter(message -> message.isBy(ChatMessage.USER))
        .findFirst()
        .map(ChatMessage::text);
  }

  Optional<String> answer() {
    return output.stream()
        .filter(message -> message.isBy(ChatMessage.ASSISTANT))
        .findFirst()
        .map(ChatMessage::text);
  }

  /** Whether it ends here: a model that asks for a tool is called again with its result. */
  boolean isComplete() {
    return output.stream().noneMatch(ChatMessage::callsTool);
  }

  /** Earlier answers that the input repeats as history. */
  List<String> history() {
    return input.stream()
        .filter(message -> message.isBy(ChatMessage.ASSISTANT))
        .map(ChatMessage::text)
        .toList();
  }
}
