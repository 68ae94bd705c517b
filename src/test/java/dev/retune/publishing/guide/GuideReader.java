package dev.retune.publishing.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A reader in Python as the guide on publishing prints it, run in a process of its own. Only the
 * embedding model is not Python's: in its place is a module that knows the vectors of the
 * questions, which the product's model made.
 */
public final class GuideReader {
  /** What a reader finds for a question: the document's id, and the text. */
  public record Hit(String document, String content) {}

  // one that has modules which the system's own lacks
  private static final String CHOSEN = "RETUNE_TEST_PYTHON";
  private static final List<String> PYTHONS =
      Stream.concat(
              Optional.ofNullable(System.getenv(CHOSEN)).stream(),
              Stream.of("python3", "/usr/bin/python3", "python"))
          .toList();

  private static final String MODEL =
      """
      import json, numpy, os

      with open(os.environ["QUESTION_VECTORS"], encoding="utf-8") as f:
          vectors = json.load(f)

      class SentenceTransformer:
          def __init__(self, name, revision=None):
              assert name

          def encode(self, text, normalize_embeddings):
              assert normalize_embeddings
              return numpy.array(vectors[text], dtype="float32")
      """;

  private static final String EMBEDDINGS =
      """
      from langchain_core.embeddings import Embeddings
      from sentence_transformers import vectors

      class HuggingFaceEmbeddings(Embeddings):
          def __init__(self, model_name, encode_kwargs, query_encode_kwargs):
              assert encode_kwargs["normalize_embeddings"] and query_encode_kwargs["normalize_embeddings"]
              self.prompt = query_encode_kwargs["prompt"]

          def embed_query(self, text):
              return vectors[self.prompt + text]

          def embed_documents(self, texts):
              raise AssertionError("passages have vectors already")
      """;

  /** How a reader in plain Python is asked. */
  static final String PLAIN = "\nasked_by_the_test = search\n";

  /** How a retriever of LangChain is asked. */
  static final String RETRIEVER =
      """

      def asked_by_the_test(question):
          return [(found.metadata["document"], found.page_content) for found in retriever.invoke(question)]
      """;

  private static final String ASK =
      """

      import json, os, sys
      with open(os.environ["QUESTIONS"], encoding="utf-8") as f:
          questions = json.load(f)
      with open(os.environ["ANSWERS"], "w", encoding="utf-8") as f:
          json.dump([[list(hit) for hit in asked_by_the_test(q)] for q in questions], f)
      """;

  private final String python;
  private final Path folder;
  private final String script;

  private GuideReader(String python, Path folder, String script) {
    this.python = python;
    this.folder = folder;
    this.script = script;
  }

  /**
   * Takes the first block of Python under a heading.
   *
   * @param folder an empty one
   * @param places what stands in the guide, and what to put there, such as an address
   * @param modules modules of Python that the block needs
   * @return empty when no Python with these modules is here
   */
  public static Optional<GuideReader> of(
      String heading, Path folder, Map<String, String> places, String... modules)
      throws IOException, InterruptedException {
    return of(GuideText.block(heading) + PLAIN, folder, places, List.of(modules));
  }

  /** The same for blocks that were put together. */
  static Optional<GuideReader> of(
      String blocks, Path folder, Map<String, String> places, List<String> modules)
      throws InterruptedException {
    String script = blocks;
    for (Map.Entry<String, String> place : places.entrySet()) {
      assertThat(script).contains(place.getKey());
      script = script.replace(place.getKey(), place.getValue());
    }
    for (String python : PYTHONS) {
      if (knows(python, modules)) {
        return Optional.of(new GuideReader(python, folder, script));
      }
    }
    return Optional.empty();
  }

  private static boolean knows(String python, List<String> modules) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(python, "-c", "import numpy, " + String.join(", ", modules))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Asks questions in a new process.
   *
   * @param vectors of the questions, with the prefix of the model
   * @param environment what the block reads from there
   */
  public List<List<Hit>> ask(
      List<String> questions, Map<String, float[]> vectors, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path answers = folder.resolve("answers.json");
    Path said = folder.resolve("said.txt");
    Files.deleteIfExists(answers);
    Files.writeString(folder.resolve("sentence_transformers.py"), MODEL);
    Files.writeString(folder.resolve("langchain_huggingface.py"), EMBEDDINGS);
    Path reader = Files.writeString(folder.resolve("reader.py"), script + ASK);
    ProcessBuilder builder =
        new ProcessBuilder(python, reader.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("QUESTIONS", json("questions.json", questions));
    builder.environment().put("QUESTION_VECTORS", json("vectors.json", vectors));
    builder.environment().put("ANSWERS", answers.toString());
    builder.environment().put("PYTHONUTF8", "1");
    builder.environment().putAll(environment);
    Process process = builder.start();
    boolean ended = process.waitFor(180, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended && process.exitValue() == 0).as(Files.readString(said, UTF_8)).isTrue();
    List<List<List<String>>> found =
        JsonFormat.mapper().readValue(answers.toFile(), new TypeReference<>() {});
    List<List<Hit>> all = new ArrayList<>();
    found.forEach(
        hits -> all.add(hits.stream().map(hit -> new Hit(hit.get(0), hit.get(1))).toList()));
    return all;
  }

  private String json(String name, Object value) throws IOException {
    Path file = folder.resolve(name);
    JsonFormat.mapper().writeValue(file.toFile(), value);
    return file.toString();
  }
}
