package dev.retune.ui.shell;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.text.JsonFormat;
import dev.retune.prompting.endpoint.LanguageModel;
import dev.retune.prompting.endpoint.ModelReply;
import dev.retune.prompting.endpoint.ModelRequest;
import dev.retune.prompting.endpoint.ReplyJson;
import dev.retune.prompting.endpoint.ScriptedEndpoint;
import dev.retune.prompting.endpoint.TokenUsage;
import dev.retune.prompting.model.PromptVersion;
import dev.retune.settings.file.SettingsFileStore;
import dev.retune.settings.model.HomeFolder;
import dev.retune.ui.prompting.PromptsGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A prompt of the sample and a run whose answers people have to compare. */
final class SamplePrompts {
  static final String NAME = "career-advice";

  private static final String LIVE =
      """
      You are a career adviser.
      Answer from the passages below, and say so when they do not help:
      {{context}}
      Explain everything that may be of interest.
      """;

  private static final String PROPOSAL =
      """
      You are a career adviser.
      Answer from the passages below, and say so when they do not help:
      {{context}}
      Begin with the answer itself, in at most four sentences.
      Use plain words, and offer to explain more.
      """;

  private SamplePrompts() {}

  /** Adds a prompt and a run to a home; the key is in the environment. */
  static Map<String, String> environment() {
    return Map.of("RETUNE_LLM_KEY", ScriptedEndpoint.KEY);
  }

  static void into(HomeFolder home, PromptsGateway gateway) throws IOException {
    try (ScriptedEndpoint server = new ScriptedEndpoint(model())) {
      var _ =
          new SettingsFileStore(home.settings())
              .change(
                  old ->
                      old.with(
                          Map.of(
                              "prompting.url",
                              server.url(),
                              "prompting.model",
                              "small",
                              "prompting.cases",
                              30,
                              "prompting.inputPrice",
                              0.4,
                              "prompting.outputPrice",
                              1.6)));
      Path file = home.folder().resolveSibling("prompt.txt");
      Files.writeString(file, LIVE);
      PromptVersion first = gateway.add(NAME, file);
      var _ = gateway.promote(first, false);
      var _ = gateway.run(NAME, 0, ProgressMonitor.none());
    }
    var _ =
        new SettingsFileStore(home.settings())
            .change(old -> old.with("prompting.url", "http://localhost:11434/v1"));
  }

  private static LanguageModel model() {
    return request -> {
      String text = reply(request);
      return new ModelReply(
          text,
          new TokenUsage(
              TokenUsage.estimate(request.system() + request.user()),
              TokenUsage.estimate(text),
              false));
    };
  }

  private static String reply(ModelRequest request) {
    if (request.system().startsWith("You revise")) {
      var shown = ReplyJson.object(request.user()).orElseThrow().path("dislikes");
      var reply = JsonFormat.mapper().createObjectNode();
      var one = reply.putArray("proposals").addObject();
      one.put("prompt", PROPOSAL);
      one.put("why", "Answers were long and did not begin with what was asked.");
      var cites = one.putArray("dislikes");
      shown.forEach(dislike -> cites.add(dislike.path("id").asLong()));
      return reply.toString();
    }
    if (request.system().startsWith("You review")) {
      // a judge that nobody should follow
      return "{\"acceptable\": " + (request.user().length() % 2 == 0) + "}";
    }
    return request.system().contains("at most four sentences")
        ? "Yes: send it within a week, and name the position in the first line. Shall I explain how?"
        : "There are many things to know about this. Applications have a long history, and customs"
            + " differ by country and by trade. In general it can be said that one should send it"
            + " within a week, although there are exceptions, which are explained below. It is also"
            + " of interest who reads it first, and why.";
  }
}
