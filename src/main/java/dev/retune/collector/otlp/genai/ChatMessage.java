package dev.retune.collector.otlp.genai;

/**
 * A message of a chat.
 *
 * @param role user, assistant, system or tool, as far as it is known
 * @param text its text parts; without reasoning and tool calls
 * @param callsTool whether the model asks for a tool, so that this is no answer yet
 */
record ChatMessage(String role, String text, boolean callsTool) {
  static final String USER = "user";
  static final String ASSISTANT = "assistant";

  /** A message with the role's usual name. */
  static ChatMessage of(String role, String text, boolean callsTool) {
    String usual =
        switch (role) {
          case "human", "prompter" -> USER;
          case "ai", "model", "bot", "gpt" -> ASSISTANT;
          default -> role;
        };
    return new ChatMessage(usual, text, callsTool);
  }

  boolean isBy(String speaker) {
    return role.equals(speaker) && !text.isBlank();
  }
}
