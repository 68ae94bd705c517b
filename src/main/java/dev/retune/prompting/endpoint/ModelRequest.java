package dev.retune.prompting.endpoint;

/**
 * A question to a language model.
 *
 * @param model name of the model
 * @param system the system message; may be empty
 * @param user the user's message
 * @param parameters JSON object of further fields, such as {@code {"temperature": 0}}
 */
public record ModelRequest(String model, String system, String user, String parameters) {}
