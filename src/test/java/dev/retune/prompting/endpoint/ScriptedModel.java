package dev.retune.prompting.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.text.JsonFormat;
import dev.retune.index.model.QuestionKey;
import java.util.List;

/**
 * A language model that follows known rules. The quality of an answer depends on the prompt and the
 * question alone, and is written into the answer, where the judge reads it.
 */
public final class ScriptedModel implements LanguageModel {
  private final long salt;
  private final List<Rule> rules;
  private final double positionBias;

  /**
   * What a proposal changes.
   *
   * @param text of the proposal, which its answers are recognized by
   * @param fixed share of disliked questions that it answers better
   * @param broken share of disliked questions that it answers worse
   * @param lost share of liked questions that it answers worse
   */
  public record Rule(String text, double fixed, double broken, double lost) {}

  /**
   * Creates a model.
   *
   * @param salt makes the same rules hit other questions
   * @param positionBias share of comparisons in which the judge names the first answer regardless
   */
  public ScriptedModel(long salt, double positionBias, List<Rule> rules) {
    this.salt = salt;
    this.positionBias = positionBias;
    this.rules = List.copyOf(rules);
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    String text = reply(request);
    return new ModelReply(
        text,
        new TokenUsage(
            TokenUsage.estimate(request.system() + request.user()),
            TokenUsage.estimate(text),
            false));
  }

  private String reply(ModelRequest request) {
    if (request.system().startsWith("You revise")) {
      return reflection(ReplyJson.object(request.user()).orElseThrow());
    }
    if (request.system().startsWith("You compare")) {
      return comparison(ReplyJson.object(request.user()).orElseThrow());
    }
    if (request.system().startsWith("You review")) {
      boolean fine = !request.user().contains("quality:0");
      return "{\"acceptable\": " + fine + "}";
    }
    String question = request.user().substring(request.user().lastIndexOf('\n') + 1);
    return "An answer, quality:" + quality(request.system(), question);
  }

  private String reflection(JsonNode shown) {
    ObjectNode reply = JsonFormat.mapper().createObjectNode();
    ArrayNode proposals = reply.putArray("proposals");
    for (Rule rule : rules) {
      ObjectNode one = proposals.addObject();
      one.put("prompt", rule.text());
      one.putArray("dislikes").add(shown.path("dislikes").path(0).path("id").asLong());
      one.put("why", "a rule");
    }
    return "```json\n" + reply + "\n```";
  }

  private String comparison(JsonNode pair) {
    int one = quality(pair.path("answer_1").asText());
    int other = quality(pair.path("answer_2").asText());
    if (chance("position", pair.path("question").asText()) < positionBias) {
      return "{\"better\": 1}";
    }
    return "{\"better\": " + (one == other ? 0 : one > other ? 1 : 2) + "}";
  }

  private static int quality(String answer) {
    return Integer.parseInt(answer.substring(answer.lastIndexOf(':') + 1).strip());
  }

  private int quality(String system, String question) {
    boolean liked = question.contains("as liked-question");
    for (Rule rule : rules) {
      if (system.equals(rule.text())) {
        double luck = chance(rule.text(), question);
        if (liked) {
          return luck < rule.lost() ? 0 : 2;
        }
        return luck < rule.fixed() ? 2 : luck < rule.fixed() + rule.broken() ? 0 : 1;
      }
    }
    return liked ? 2 : 1;
  }

  private double chance(String what, String question) {
    String hash = QuestionKey.hash(salt + what + question);
    return Long.parseLong(hash.substring(0, 12), 16) / (double) (1L << 48);
  }
}
